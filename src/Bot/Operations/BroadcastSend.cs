using System.Text;
using Bot.Conversations.Broadcasts;
using Bot.Features.Broadcasts;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <param name="From">User id of who is told at the end; null for nobody.</param>
/// <param name="Yes">Without the question.</param>
/// <param name="Again">Though the same was sent just now.</param>
internal sealed record BroadcastOrder(Audience To, string? Text, FileInfo? File, string? From, bool DryRun, bool Yes, bool Again);

/// <summary>"bot broadcast send": what 群发 asks in chat is asked here too, since nothing of it can be called back.</summary>
internal static class BroadcastSend
{
    private const string Agreed = "yes";

    /// <summary>The command typed twice, or a script that was run again.</summary>
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(10);

    /// <summary>Anything but UTF-8 throws: a text in GBK would arrive as question marks.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Task<int> RunAsync(BroadcastOrder order, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var (content, unread) = await ContentAsync(order, cancellationToken);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var (from, refusal, people) = unread is null
                ? await database.ReadAsync((work, _) => ExamineAsync(services, work, order, content, now), cancellationToken)
                : (null, unread, 0);
            if (refusal is not null)
            {
                await output.WriteLineAsync(refusal);
                return 1;
            }

            await output.WriteLineAsync(BroadcastCliTexts.Preview(order.To, people, content));
            if (order.DryRun)
            {
                await output.WriteLineAsync(BroadcastCliTexts.Rehearsed);
                return 0;
            }

            if (!order.Yes)
            {
                await output.WriteAsync(BroadcastCliTexts.Ask(Agreed));
                if ((await input.ReadLineAsync(cancellationToken))?.Trim() != Agreed)
                {
                    await output.WriteLineAsync(BroadcastCliTexts.NotAgreed);
                    return 1;
                }
            }

            var draft = new Broadcast
            {
                CreatedBy = from?.UserId,
                Audience = order.To.ToString(),
                AudienceWords = BroadcastTexts.Of(order.To),
                Content = content,
                CreatedAt = now,
            };
            var (id, reached) = await database.WriteAsync((work, _) => StartAsync(services, work, draft, order, now), cancellationToken);
            await output.WriteLineAsync(id == 0 ? BroadcastCliTexts.Repeated : BroadcastCliTexts.Started(id, order.To, reached));
            return id == 0 ? 1 : 0;
        }, cancellationToken);

    /// <summary>Who it is from, how many it goes to, and why it must not.</summary>
    private static async Task<(Person? From, string? Refusal, int People)> ExamineAsync(
        IServiceProvider services, UnitOfWork work, BroadcastOrder order, string content, DateTimeOffset now)
    {
        var audiences = services.GetRequiredService<AudienceStore>();
        var from = order.From is null ? null : await services.GetRequiredService<DirectoryStore>().FindAsync(work, order.From);
        var counties = await audiences.CountiesAsync(work, order.To.Group);
        var people = (await audiences.MembersAsync(work, order.To)).Count;
        var refusal = !Words.SaySomething(content) ? BroadcastCliTexts.NoWords
            : BroadcastChunks.Surplus(content) is > 0 and var surplus ? BroadcastCliTexts.TooLong(Strict.GetByteCount(content), surplus)
            : order.From is not null && from is null ? BroadcastCliTexts.Unknown(order.From)
            : from is not null && !May(from, order.To) ? BroadcastCliTexts.NotAllowed(from)
            : services.GetRequiredService<IOptions<WeComOptions>>().Value.AgentId == 0 ? BroadcastCliTexts.NoAgent
            : order.To.County is { } county && !counties.Contains(county, StringComparer.Ordinal) ? BroadcastCliTexts.NoCounty(order.To, counties)
            : people == 0 ? BroadcastCliTexts.Nobody(order.To)
            : await RepeatsAsync(services, work, order, content, now) ? BroadcastCliTexts.Repeated
            : null;
        return (from, refusal, people);
    }

    /// <summary>As in chat: an office within its counties, none of them for the whole city.</summary>
    private static bool May(Person from, Audience to) =>
        Scope.BroadcastCountiesOf(from) is { } scope && (scope.Count == 0 || (to.County is { } county && scope.Contains(county, StringComparer.Ordinal)));

    private static async Task<bool> RepeatsAsync(IServiceProvider services, UnitOfWork work, BroadcastOrder order, string content, DateTimeOffset now) =>
        !order.Again
        && (await services.GetRequiredService<BroadcastStore>().StartedAsync(work, now - Repeat)).Any(earlier => earlier.Audience == order.To.ToString() && earlier.Content == content);

    /// <summary>The number 0 when another was faster with the same.</summary>
    private static async Task<(long Id, int People)> StartAsync(IServiceProvider services, UnitOfWork work, Broadcast draft, BroadcastOrder order, DateTimeOffset now)
    {
        var (store, chunks) = (services.GetRequiredService<BroadcastStore>(), services.GetRequiredService<BroadcastChunks>());
        var stored = await store.AddAsync(work, draft);
        if (await RepeatsAsync(services, work, order, draft.Content, now))
        {
            await store.DropAsync(work, stored.Id, now);
            return (0, 0);
        }

        var members = await services.GetRequiredService<AudienceStore>().MembersAsync(work, order.To);
        await chunks.StartAsync(work, stored, members, now);
        return (stored.Id, members.Count);
    }

    private static async Task<(string Content, string? Unread)> ContentAsync(BroadcastOrder order, CancellationToken cancellationToken)
    {
        if (order.File is not { } file)
        {
            return (order.Text?.Trim() ?? "", null);
        }

        try
        {
            return ((await File.ReadAllTextAsync(file.FullName, Strict, cancellationToken)).ReplaceLineEndings("\n").Trim(), null);
        }
        catch (DecoderFallbackException)
        {
            return ("", BroadcastCliTexts.NotUtf8(file.FullName));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return ("", BroadcastCliTexts.NoFile(file.FullName));
        }
    }
}
