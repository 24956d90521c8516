using System.Net;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Microsoft.Data.Sqlite;
using MiniExcelLibs;

namespace Bot.Tests.Web;

/// <summary>The ledger taken out of the board, and a database that is busy.</summary>
public sealed class BoardExportTests
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task TheFile_HoldsTheRowsOfTheScope_AndWhoTookItIsOnRecord(string kind, string type)
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.VisitedAsync(bot);
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 3, new DateOnly(2020, 12, 7));
        var own = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", [BoardScene.CountyA]));
        using var leader = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var answer = await leader.GetAsync($"/board/ledger.{kind}?severity=Major");
        var all = await leader.GetAsync($"/board/ledger.{kind}");

        Assert.Equal(type, all.Raw.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith($".{kind}", WebUtility.UrlDecode(all.Raw.Content.Headers.ContentDisposition?.FileNameStar), StringComparison.Ordinal);
        Assert.Equal([LedgerRows.Headers, .. own.Select(row => row.Cells)], Read(kind, all.Content));
        Assert.Equal(1 + 1, Read(kind, answer.Content).Count);
        Assert.Equal(
            [("1", $"/board/ledger.{kind}?severity=Major"), ($"{own.Count}", $"/board/ledger.{kind}")],
            await bot.ReadAsync(work => work.QueryAsync<(string, string)>(
                "select subject, details from audit where action = 'board.exported' and actor = (select token from audit_person where user_id = @user) order by seq", new { user = BoardScene.LeaderA })));
    }

    [Fact]
    public async Task WhatNoWorkbookTakes_IsPointedToTheCsv()
    {
        await using var bot = await BotFixture.StartAsync();
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 1, new DateOnly(2020, 12, 7));
        await bot.WriteAsync(work => work.ExecuteAsync(Copies, new { copies = LedgerCsv.MostWorkbookRows }));
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");

        var workbook = await city.GetAsync("/board/ledger.xlsx");
        var csv = await city.GetAsync("/board/ledger.csv");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, workbook.Status);
        Assert.Contains("超过50000行", workbook.Text, StringComparison.Ordinal);
        Assert.Equal(LedgerCsv.MostWorkbookRows + 2, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>The way in and the way out write: another program that holds the file is answered in words.</summary>
    [Fact]
    public async Task ABusyDatabase_IsASentence_OnTheWayInAndOut()
    {
        await using var bot = await BotFixture.StartAsync(("Storage:BusyLimit", "00:00:00"));
        using var inside = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        using var outside = new BoardBrowser(bot, BoardScene.LeaderA);
        BoardAnswer entered, left;
        await using (var holder = new SqliteConnection(new SqliteConnectionStringBuilder(bot.ConnectionString) { Pooling = false }.ToString()))
        {
            await holder.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = holder.BeginTransaction(deferred: false);
            entered = await outside.OpenAsync();
            left = await inside.GetAsync("/board/leave", HttpMethod.Post);
        }

        Assert.All([entered, left], answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.Status, answer.Text.Contains("现在打不开", StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/board")).Status);
        Assert.Equal(HttpStatusCode.OK, (await outside.OpenAsync()).Status);
    }

    private const string Copies =
        """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < @copies)
        insert into ledger (inspection_id, finding_id, campaign_id, county, c01_visited_on, c02_number, c03_inspectors, c04_enterprise, c05_enterprise_type, c06_industry,
            c07_ultra_low_emission, c08_performance_grade, c09_self_accepted, c10_longitude, c11_latitude, c12_county, c13_township, c14_problem, c15_problem_type, c16_handling,
            c17_rectification, c18_penalty, c19_signature)
        select inspection_id, 'copy' || n.i, campaign_id, county, c01_visited_on, c02_number, c03_inspectors, c04_enterprise, c05_enterprise_type, c06_industry,
            c07_ultra_low_emission, c08_performance_grade, c09_self_accepted, c10_longitude, c11_latitude, c12_county, c13_township, c14_problem, c15_problem_type, c16_handling,
            c17_rectification, c18_penalty, c19_signature
        from ledger, n
        """;

    private static List<IReadOnlyList<string>> Read(string kind, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return [.. stream.Query(excelType: kind == "csv" ? ExcelType.CSV : ExcelType.XLSX)
            .Cast<IDictionary<string, object?>>()
            .Select(row => (IReadOnlyList<string>)[.. row.Values.Select(cell => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cell}"))])];
    }
}
