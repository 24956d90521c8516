using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Operations.Demo;

/// <summary>A made-up county: 40 enterprises over the 22 industries and three tracks, 10 people over all roles. No real enterprise, no real person.</summary>
internal static class CountySeed
{
    public const string County = "桃城区";

    public const string Officer = "he.xiaoyan";

    private static readonly string[] Stems =
    [
        "鑫源", "恒泰", "宏达", "华瑞", "永兴", "金桥", "安顺", "瑞丰", "东升", "博远",
        "凯达", "远航", "新景", "利民", "长青", "盛达", "同创", "福临", "万通", "晨光",
    ];

    private static readonly string[] Trades =
    [
        "轧钢", "焦化", "水泥制品", "玻璃", "热电", "石化助剂", "碳素", "制药", "垃圾焚烧发电", "新型建材", "铸造",
        "化肥", "化工", "农药", "皮革", "橡胶制品", "塑料制品", "工业涂装", "彩印包装", "建筑工地", "物料堆场", "丝网",
    ];

    private static readonly string[] Townships = ["河沿镇", "赵圈镇", "邓庄镇", "北方工业基地", "何庄乡", "郑家河沿开发区"];

    private static readonly string[] Surnames = ["孙", "马", "郭", "高", "田", "崔", "石", "邢"];

    public static IReadOnlyList<Enterprise> Enterprises { get; } = [.. Enumerable.Range(0, 40).Select(Row)];

    public static IReadOnlyList<Person> People { get; } =
    [
        One(1, "zhang.wei", "张伟", new RoleGrant(Role.Inspector, County, "一中队")),
        One(2, "li.na", "李娜", new RoleGrant(Role.Inspector, County, "一中队")),
        One(3, "wang.qiang", "王强", new RoleGrant(Role.SquadLeader, County, "一中队")),
        One(4, "zhao.min", "赵敏", new RoleGrant(Role.BrigadeLeader, County), new RoleGrant(Role.DeputyDirector, County)),
        One(5, "zhou.tao", "周涛", new RoleGrant(Role.CountyDirector, County)),
        One(6, "wu.gang", "吴刚", new RoleGrant(Role.CityInspector)),
        One(7, "chen.jing", "陈静", new RoleGrant(Role.CityOffice), new RoleGrant(Role.Administrator)),
        One(8, "zheng.hua", "郑华", new RoleGrant(Role.CityLeader)),
        One(9, "feng.yi", "冯毅", new RoleGrant(Role.DisciplineOffice)),
        One(10, Officer, "何晓燕", [.. Enterprises.Select(enterprise => new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: enterprise.Id))]),
    ];

    /// <summary>Title shown on the simulator's phone.</summary>
    public static string TitleOf(Person person) => person.Roles[0].Role switch
    {
        Role.Inspector => "执法人员 一中队",
        Role.SquadLeader => "中队长",
        Role.BrigadeLeader => "大队长兼副局长",
        Role.CountyDirector => "分局一把手",
        Role.CityInspector => "市支队",
        Role.CityOffice => "专项行动办公室",
        Role.CityLeader => "市局领导",
        Role.DisciplineOffice => "驻局纪检组",
        _ => "企业环保负责人",
    };

    /// <summary>Once per database: an enterprise or person that is there already is brought up to date.</summary>
    public static Task<bool> SeedAsync(Database database, EnterpriseStore enterprises, DirectoryStore directory) =>
        database.WriteAsync(async (work, _) =>
        {
            foreach (var enterprise in Enterprises)
            {
                await enterprises.UpsertAsync(work, enterprise);
            }

            foreach (var person in People)
            {
                await directory.UpsertAsync(work, person);
            }

            return true;
        });

    private static Person One(int order, string userId, string name, params RoleGrant[] roles) =>
        new() { UserId = userId, Name = name, Roles = roles, Order = order };

    private static Enterprise Row(int index)
    {
        var industry = Industry.Of((index % 22) + 1);
        var track = index switch
        {
            7 or 15 or 23 or 31 => Track.PositiveList,
            11 or 19 or 27 or 35 or 39 => Track.SmallMicro,
            _ => Track.Full,
        };
        var township = Townships[index % Townships.Length];
        return new Enterprise
        {
            Id = FormattableString.Invariant($"demo-{index + 1:000}"),
            Name = $"衡水{Stems[index % Stems.Length]}{Trades[industry.Code - 1]}{(track == Track.SmallMicro ? "厂" : "有限公司")}",
            CreditCode = null,
            // Every ninth lacks its legal representative or coordinates, so that the bot has something to ask for.
            LegalRepresentative = index % 9 == 4 ? "" : $"{Surnames[index % Surnames.Length]}某",
            Address = FormattableString.Invariant($"工业路{index + 1}号"),
            Location = index % 9 == 5 ? null : new GeoPoint(Math.Round(37.70 + (index % 8 * 0.011), 6), Math.Round(115.62 + (index / 8 * 0.017), 6)),
            EnterpriseType = track == Track.SmallMicro ? "个体工商户" : "有限责任公司",
            Industry = industry,
            IndustryWord = industry.Code == 22 ? "丝网制造" : null,
            Track = track,
            County = County,
            Township = township,
            UltraLowEmission = industry.Code is 1 or 2 or 5,
            PerformanceGrade = index % 10 == 0 ? "B级" : "否",
            SelfAcceptedSince2019 = index % 3 == 0,
        };
    }
}
