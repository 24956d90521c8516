using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>日报 of a day with ten thousand findings: the numbers are right and the card keeps WeCom's limits.</summary>
public sealed class DigestManyTests
{
    private const int Forms = 100;
    private const int FindingsOfAForm = 100;

    [Fact]
    public async Task TenThousandFindingsInADay_AreCountedAndFitTheCard()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await bot.WriteAsync(async work =>
        {
            for (var index = 0; index < Forms; index++)
            {
                var enterprise = Samples.Enterprise(FormattableString.Invariant($"many-{index}"), $"样品厂{index}", "桃城区", new GeoPoint(37.7, 115.6));
                await bot.Get<EnterpriseStore>().UpsertAsync(work, enterprise);
                var form = Samples.Inspection(FormattableString.Invariant($"many-{index:000}")) with
                {
                    Enterprise = enterprise,
                    Status = InspectionStatus.Signed,
                    Number = 1000 + index,
                    Date = new DateOnly(2020, 12, 9),
                    Findings = [.. Enumerable.Range(1, FindingsOfAForm).Select(ordinal => new Finding
                    {
                        Id = FormattableString.Invariant($"f{ordinal}"),
                        Ordinal = ordinal,
                        Text = $"第{ordinal}条",
                        Type = ProblemType.Of(10),
                        Handling = Handling.Of(3),
                        Severity = Severity.General,
                    })],
                    Signatures = [new Signature("zhang", "张队", new DateTimeOffset(2020, 12, 9, 10, 0, 0, TimeSpan.FromHours(8)))],
                    Objections = [],
                };
                await bot.Get<InspectionStore>().AddAsync(work, form);
                await bot.Get<LedgerStore>().AppendAsync(work, [.. LedgerRows.Of(form, id => id).Select(line => new LedgerRow(form.Id, line.FindingId, form.CampaignId, "桃城区", line.Cells))]);
            }

            await Tallies.RebuildAsync(work);
        });

        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 9, 17, 40, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();

        var card = (await bot.As("zhou.tao").SeesCardAsync("桃城区日报 12月9日")).ToString();
        Scene.Has("今天：体检100家，问题10000条", card);
        Scene.Has("台账10000行", card);
    }
}
