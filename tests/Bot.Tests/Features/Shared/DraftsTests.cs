using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Tests.Features.Shared;

public sealed class DraftsTests
{
    [Fact]
    public async Task ChangeAsync_OfSomebodyElsesDraft_IsOutOfScope()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        await world.WriteAsync(async (work, database) =>
        {
            var outcome = await database.Get<Drafts>().ChangeAsync(
                new Turn("brigade", null, new TextInput(""), new Session("brigade"), world.Now, work),
                draft.Id,
                current => Filing.AddGuidance(current, "建议"));
            Assert.Equal(RuleCode.OutOfScope, Assert.IsType<Outcome<Inspection>.Refused>(outcome).Reason.Rule);
        });
    }
}
