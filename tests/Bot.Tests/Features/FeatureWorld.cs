using System.Collections.Concurrent;
using Bot.Conversations;
using Bot.Features.Commitment;
using Bot.Features.Shared;
using Bot.Features.StartInspection;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Features;

/// <summary>A made-up county, its people and the handlers on a real database. Each input goes through guards and routes like a turn of the service.</summary>
internal sealed class FeatureWorld : IAsyncDisposable
{
    public const string Zhang = "zhang";
    public const string Li = "li";
    public const string Wang = "wang";
    public const string Officer = "officer";
    public const string Admin = "admin";

    private readonly TestDatabase _database;
    private readonly ConcurrentDictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private readonly Routes _routes = BotRoutes.Table();

    private FeatureWorld(TestDatabase database) => _database = database;

    public DateTimeOffset Now { get; set; } = new(2020, 12, 7, 9, 0, 0, TimeSpan.FromHours(8));

    public static Campaign Campaign { get; } = new();

    public static CommitmentText Commitment { get; } = new("承诺书全文", "ab12");

    /// <summary>zhang (inspector) and li (inspector) of one squad, wang their squad leader: all but wang have signed unless <paramref name="signed"/> is false.</summary>
    public static async Task<FeatureWorld> StartAsync(bool signed = true)
    {
        var world = new FeatureWorld(await TestDatabase.StartAsync((services, _) => AddFeatures(services)));
        await world._database.WriteAsync(work => SeedAsync(world, work, signed));
        return world;
    }

    public Task<Reply> SaysAsync(string userId, string text) => SendAsync(userId, _routes.Read(new TextInput(text)));

    public Task<Reply> TapsAsync(string userId, CardButton button, params (string Question, string Option)[] choices) => SendAsync(
        userId,
        new CardInput(button.Action, "task", choices.ToDictionary(choice => choice.Question, choice => (IReadOnlyList<string>)[choice.Option], StringComparer.Ordinal)));

    public async Task<Reply> SendAsync(string userId, Input input)
    {
        var reply = await _database.WriteAsync(async work =>
        {
            var person = await _database.Get<DirectoryStore>().FindAsync(work, userId);
            return await AnswerAsync(new Turn(userId, person, input, SessionOf(userId), Now, work));
        });
        foreach (var effect in reply.Effects)
        {
            Render(effect);
        }

        if (reply.Session is { } session)
        {
            Assert.Equal(userId, session.UserId);
            _sessions[userId] = ConversationJson.Write(session);
        }

        return reply;
    }

    public Session SessionOf(string userId) =>
        _sessions.TryGetValue(userId, out var stored) ? ConversationJson.Read<Session>(stored) : new Session(userId);

    public Task<Inspection?> InspectionAsync(string id) => _database.ReadAsync(work => _database.Get<InspectionStore>().FindAsync(work, id));

    public async Task<Inspection> DraftAsync(string userId) =>
        await InspectionAsync(SessionOf(userId).DraftId ?? throw new InvalidOperationException("No draft.")) ?? throw new InvalidOperationException("Gone.");

    public Task WriteAsync(Func<UnitOfWork, TestDatabase, Task> work) => _database.WriteAsync(unit => work(unit, _database));

    /// <summary>A draft of zhang and li at the enterprise, as the conversation opens it.</summary>
    public async Task<Inspection> OpenAsync(string name = "宏达橡胶", string partner = Li)
    {
        var card = Assert.Single((await SaysAsync(Zhang, $"体检 {name}")).Effects.OfType<ShowCard>());
        var form = Assert.IsType<FormCard>(card.Card);
        await TapsAsync(Zhang, form.Submit, (VisitOffer.EnterpriseQuestion, form.Questions[0].Options[0].Id), (VisitOffer.PartnerQuestion, partner));
        return await DraftAsync(Zhang);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddFeatures(new ConfigurationBuilder().Build());
        services.AddSingleton(Commitment).AddSingleton<SessionStore>().AddSingleton<RankProblemTypes>(_ => ProblemType.Offered);
        services.AddRoutes(BotRoutes.Table());
    }

    private async Task<Reply> AnswerAsync(Turn turn)
    {
        await using var scope = _database.Get<IServiceScopeFactory>().CreateAsyncScope();
        var handler = _routes.Resolve(turn.Input, turn.Session) ?? throw new InvalidOperationException($"No route for {turn.Input}.");
        foreach (var guard in turn.Input is MediaFetched || _routes.IsUnguarded(handler) ? [] : _routes.Guards)
        {
            if (await ((ITurnGuard)scope.ServiceProvider.GetRequiredService(guard)).CheckAsync(turn, CancellationToken.None) is { } refusal)
            {
                return refusal;
            }
        }

        return await ((IConversationHandler)scope.ServiceProvider.GetRequiredService(handler)).HandleAsync(turn, CancellationToken.None);
    }

    /// <summary>Every card must pass the limits of the wire.</summary>
    private static void Render(Effect effect)
    {
        var options = new ConversationOptions { PublicUrl = new Uri("https://bot.example.invalid/") };
        switch (effect)
        {
            case ShowCard show:
                Assert.NotNull(CardRenderer.Fresh(show.Card, "t1", options));
                break;
            case RefreshCard refresh:
                Assert.NotNull(CardRenderer.Update(refresh.Card, "t1", options));
                break;
        }
    }

    private static async Task SeedAsync(FeatureWorld world, UnitOfWork work, bool signed)
    {
        var (enterprises, directory) = (world._database.Get<EnterpriseStore>(), world._database.Get<DirectoryStore>());
        await enterprises.UpsertAsync(work, Enterprise("e1", "枣强县宏达橡胶制品有限公司", at: new GeoPoint(37.5130, 115.7240)));
        await enterprises.UpsertAsync(work, Enterprise("e2", "枣强县宏远塑料有限公司", at: new GeoPoint(37.6000, 115.8000)));
        await enterprises.UpsertAsync(work, Enterprise("e3", "枣强县明珠铸造有限公司"));
        await enterprises.UpsertAsync(work, Enterprise("e4", "枣强县小河加工厂", track: Track.SmallMicro));
        await enterprises.UpsertAsync(work, Enterprise("e5", "景县远大橡胶有限公司", county: "景县", at: new GeoPoint(37.7000, 116.2700)));
        await directory.UpsertAsync(work, Person(Zhang, "张三", 1, new RoleGrant(Role.Inspector, "枣强县", "一中队")));
        await directory.UpsertAsync(work, Person(Li, "李明", 2, new RoleGrant(Role.Inspector, "枣强县", "一中队")));
        await directory.UpsertAsync(work, Person(Wang, "王强", 3, new RoleGrant(Role.SquadLeader, "枣强县", "一中队")));
        await directory.UpsertAsync(work, Person("brigade", "赵队", 4, new RoleGrant(Role.BrigadeLeader, "枣强县")));
        await directory.UpsertAsync(work, Person(Officer, "孙经理", 5, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1")));
        await directory.UpsertAsync(work, Person(Admin, "周敏", 6, new RoleGrant(Role.Administrator)));
        foreach (var inspector in signed ? new[] { Zhang, Li } : [])
        {
            await world._database.Get<CommitmentStore>().SignAsync(work, Campaign.Id, inspector, Commitment.Sha256, world.Now);
        }
    }

    private static Enterprise Enterprise(string id, string name, string county = "枣强县", GeoPoint? at = null, Track track = Track.Full) => new()
    {
        Id = id,
        Name = name,
        County = county,
        Location = at,
        Track = track,
        Industry = Industry.Of(16),
    };

    private static Person Person(string userId, string name, int order, params RoleGrant[] roles) => new()
    {
        UserId = userId,
        Name = name,
        Order = order,
        Roles = roles,
    };
}
