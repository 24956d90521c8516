using System.Globalization;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bench.Load;

/// <summary>
/// A made-up city on a database of its own: enterprises in 13 counties with their leaders, campaigns of five years in which each enterprise is visited once,
/// ten findings over the years, all cases closed but the same few hundred of the last campaign; written in bulk, the numbers made from the rows.
/// </summary>
/// <param name="Enterprises">30,000 give 150,000 forms, 300,000 findings and ledger rows.</param>
internal sealed record City(int Enterprises)
{
    public const int Years = 5;

    private const int FindingsOfAForm = 2;

    /// <summary>What is open is what people work on, however long the history is.</summary>
    private const int Open = 300;

    private const int Batch = 5_000;

    public static IReadOnlyList<string> Counties { get; } =
        ["桃城区", "冀州区", "深州市", "枣强县", "武邑县", "武强县", "饶阳县", "安平县", "故城县", "景县", "阜城县", "高新区", "滨湖新区"];

    /// <summary>The last campaign is the active one: its id is the circular's.</summary>
    public static string Campaign(int year) => year == Years - 1 ? "2020-2021" : string.Create(CultureInfo.InvariantCulture, $"{2016 + year}-{2017 + year}");

    public int Findings => Enterprises * Years * FindingsOfAForm;

    public async Task WriteAsync(Store store)
    {
        await store.WriteAsync(PeopleAsync);
        foreach (var numbers in Enumerable.Range(0, Enterprises).Chunk(Batch))
        {
            await store.WriteAsync(work => EnterprisesAsync(work, numbers));
            for (var year = 0; year < Years; year++)
            {
                var campaign = year;
                await store.WriteAsync(work => FormsAsync(work, numbers, campaign));
            }
        }

        await store.WriteAsync(work => Tallies.RebuildAsync(work));
    }

    private static async Task PeopleAsync(UnitOfWork work)
    {
        var directory = new DirectoryStore();
        await directory.UpsertAsync(work, new Person { UserId = "leader", Name = "市领导", Roles = [new RoleGrant(Role.CityLeader)] });
        foreach (var (index, county) in Counties.Index())
        {
            await directory.UpsertAsync(work, new Person { UserId = $"director{index}", Name = $"局长{index}", Order = index, Roles = [new RoleGrant(Role.CountyDirector, county)] });
        }
    }

    private static readonly string[] EnterpriseColumns =
    [
        "id", "name", "initials", "credit_code", "legal_representative", "address", "latitude", "longitude", "enterprise_type", "industry_code", "industry_word", "track", "county", "township",
        "ultra_low_emission", "performance_grade", "self_accepted_since_2019", "off_list_reason",
    ];

    private static async Task EnterprisesAsync(UnitOfWork work, int[] numbers)
    {
        var insert = new MultiRowInsert(work, "enterprise", EnterpriseColumns);
        foreach (var number in numbers)
        {
            var row = EnterpriseRow.Of(One(number));
            await insert.AddAsync(
            [
                row.Id, row.Name, "CS", row.CreditCode, row.LegalRepresentative, row.Address, row.Latitude, row.Longitude, row.EnterpriseType, row.IndustryCode, row.IndustryWord, row.Track, row.County,
                row.Township, row.UltraLowEmission ? 1 : 0, row.PerformanceGrade, row.SelfAcceptedSince2019 ? 1 : 0, row.OffListReason,
            ]);
        }

        await insert.FlushAsync();
    }

    private static readonly string[] FormColumns =
    [
        "id", "campaign_id", "county", "enterprise_id", "enterprise", "status", "version", "round", "visited_on", "opened_at", "nothing_found", "guidance", "number", "snapshot_hash",
    ];

    private static readonly string[] FindingColumns = ["inspection_id", "id", "ordinal", "revision", "words", "type_code", "handling_code", "severity", "deadline", "answered"];

    private static readonly string[] CaseColumns =
    [
        "id", "campaign_id", "county", "enterprise_id", "inspection_id", "finding_id", "number", "ordinal", "severity", "status", "version", "round", "first_deadline", "deadline", "opened_at", "closed_at",
    ];

    private static readonly string[] NoticeColumns = ["id", "inspection_id", "enterprise_id", "number", "created_at", "acknowledged_by", "acknowledged_at"];

    private static readonly string[] LedgerColumns =
    [
        "inspection_id", "finding_id", "campaign_id", "county", "c01_visited_on", "c02_number", "c03_inspectors", "c04_enterprise", "c05_enterprise_type", "c06_industry", "c07_ultra_low_emission",
        "c08_performance_grade", "c09_self_accepted", "c10_longitude", "c11_latitude", "c12_county", "c13_township", "c14_problem", "c15_problem_type", "c16_handling", "c17_rectification", "c18_penalty",
        "c19_signature",
    ];

    private static async Task FormsAsync(UnitOfWork work, int[] numbers, int year)
    {
        // Findings refer to their forms.
        var forms = new MultiRowInsert(work, "inspection", FormColumns);
        foreach (var number in numbers)
        {
            var enterprise = One(number);
            await forms.AddAsync(
            [
                FormId(year, number), Campaign(year), enterprise.County, enterprise.Id, StorageJson.Write(EnterpriseRow.Of(enterprise)), nameof(InspectionStatus.Signed), 5, 1, Text(DayOf(year, number)),
                At(year, number), 0, "[]", number + 1, new string('a', 64),
            ]);
        }

        await forms.FlushAsync();
        await FindingsAsync(work, numbers, year);
    }

    private static string FormId(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year}-{number:000000}");

    private static DateOnly DayOf(int year, int number) => new DateOnly(2016 + year, 12, 7).AddDays(number % 90);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static long At(int year, int number) => new DateTimeOffset(DayOf(year, number), new TimeOnly(10, 0), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static async Task FindingsAsync(UnitOfWork work, int[] numbers, int year)
    {
        var findings = new MultiRowInsert(work, "finding", FindingColumns);
        var cases = new MultiRowInsert(work, "rectification", CaseColumns);
        var notices = new MultiRowInsert(work, "notice", NoticeColumns);
        var ledger = new MultiRowInsert(work, "ledger", LedgerColumns);
        var campaign = Campaign(year);
        foreach (var number in numbers)
        {
            var enterprise = One(number);
            var (id, text, at) = (FormId(year, number), Text(DayOf(year, number)), At(year, number));
            await notices.AddAsync([$"n{id}", id, enterprise.Id, number + 1, at, "officer", at + 3_600_000]);
            for (var ordinal = 1; ordinal <= FindingsOfAForm; ordinal++)
            {
                var type = ProblemType.Of((((number + ordinal) * 7) % 27) + 1);
                var severity = (number + ordinal) % 50 == 0 ? Severity.Major : (number + ordinal) % 5 == 0 ? Severity.Key : Severity.General;
                var open = year == Years - 1 && number < Open;
                var finding = string.Create(CultureInfo.InvariantCulture, $"f{ordinal}");
                var words = string.Create(CultureInfo.InvariantCulture, $"正在生产，除尘器未开启，破碎工序烟尘直排，第{number}家第{ordinal}处");
                await findings.AddAsync([id, finding, ordinal, 1, words, type.Code, 1 + (number % 5), severity.ToString(), text, "[]"]);
                await cases.AddAsync(
                [
                    $"{id}-{ordinal}", campaign, enterprise.County, enterprise.Id, id, finding, number + 1, ordinal, severity.ToString(), (open ? CaseStatus.Open : CaseStatus.Closed).ToString(), 3, 1, text, text, at,
                    open ? null : at + 864_000_000,
                ]);
                await ledger.AddAsync(
                [
                    id, finding, campaign, enterprise.County, text, (number + 1).ToString(CultureInfo.InvariantCulture), "张伟、李娜", enterprise.Name, enterprise.EnterpriseType, "制药", "否", "否", "否",
                    "115.670000", "37.735000", enterprise.County, enterprise.Township, words, type.Name, "责令立即整改", "已整改", "", "张伟、李娜",
                ]);
            }
        }

        await findings.FlushAsync();
        await cases.FlushAsync();
        await notices.FlushAsync();
        await ledger.FlushAsync();
    }

    /// <summary>Id of an enterprise that is in a city of any size.</summary>
    public const string First = "e000000";

    private static Enterprise One(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"e{number:000000}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"测试{number}有限公司"),
        LegalRepresentative = "某某",
        Address = "某路1号",
        EnterpriseType = "有限责任公司",
        Industry = Industry.Of((number % 22) + 1),
        Track = Track.Full,
        County = Counties[number % Counties.Count],
        Township = "某镇",
        PerformanceGrade = "",
        Location = new GeoPoint(37.2 + ((number * 7919 % 1000) / 900.0), 115.2 + ((number * 104_729 % 1000) / 750.0)),
    };
}
