using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Operations.Demo;

/// <summary>What a demo has besides the county: its office, and a second county with a leader, so that what offices do and what scope refuses can be tried. As made up as the first.</summary>
internal static class NeighbourSeed
{
    public const string County = "枣强县";

    private static readonly string[] Names = ["衡水大营皮革有限公司", "衡水枣林玻璃钢有限公司", "衡水肖张橡胶制品有限公司", "衡水唐林铸造有限公司", "衡水恩察塑料制品有限公司", "衡水王常化工有限公司"];

    private static readonly int[] Industries = [15, 10, 16, 11, 17, 13];

    public static IReadOnlyList<Person> People { get; } =
    [
        new() { UserId = "sun.yu", Name = "孙雨", Roles = [new RoleGrant(Role.CityOffice, CountySeed.County)], Order = 11 },
        new() { UserId = "qian.jin", Name = "钱进", Roles = [new RoleGrant(Role.CountyDirector, County)], Order = 12 },
    ];

    /// <summary>Title shown on the simulator's phone.</summary>
    public static string TitleOf(Person person) => person.Roles[0].Role == Role.CityOffice ? "分局办公室" : $"{County}分局一把手";

    public static Task<bool> SeedAsync(Database database, EnterpriseStore enterprises, DirectoryStore directory) =>
        database.WriteAsync(async (work, _) =>
        {
            foreach (var (index, name) in Names.Index())
            {
                await enterprises.UpsertAsync(work, CountySeed.Enterprises[0] with
                {
                    Id = FormattableString.Invariant($"near-{index + 1:000}"),
                    Name = name,
                    Address = FormattableString.Invariant($"富强路{index + 1}号"),
                    Location = new GeoPoint(37.48 + (index * 0.013), 115.68 + (index * 0.017)),
                    Industry = Industry.Of(Industries[index]),
                    Track = Track.Full,
                    County = County,
                    Township = "大营镇",
                    UltraLowEmission = false,
                });
            }

            foreach (var person in People)
            {
                await directory.UpsertAsync(work, person);
            }

            return true;
        });
}
