using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Tests.Support;

/// <summary>Made-up people, enterprises and forms.</summary>
internal static class Some
{
    public const string County = "枣强县";

    public static readonly DateTimeOffset Now = new(2020, 12, 7, 9, 30, 0, TimeSpan.FromHours(8));

    public static readonly DateOnly Today = new(2020, 12, 7);

    public static readonly DescriptionWords Words = new(["正在生产", "未生产"], ["直排", "异味", "VOCs"], ["未开启", "未密闭"]);

    public static readonly Person Wang = Inspector("wang", "王一", "一中队");

    public static readonly Person Zhao = Inspector("zhao", "赵二", "一中队");

    public static readonly Enterprise Foundry = new()
    {
        Id = "e1",
        Name = "枣强县某铸造厂",
        CreditCode = "91110000600037341L",
        LegalRepresentative = "李厂长",
        Address = "富强路1号",
        Location = new GeoPoint(37.513, 115.724),
        EnterpriseType = "有限责任公司",
        Industry = Industry.Of(11),
        Track = Track.Full,
        County = County,
        Township = "枣强镇",
    };

    public static Person Inspector(string userId, string name, string? squad) => Person(userId, name, new RoleGrant(Role.Inspector, County, squad));

    public static Person Person(string userId, string name, params RoleGrant[] roles) => new() { UserId = userId, Name = name, Roles = roles };

    public static OpenVisit Visit(Enterprise? enterprise = null) =>
        new("i1", new Campaign(), enterprise ?? Foundry, Wang, CommitmentSigned: true, SignedVisits: 0, NotYetVisited: 40, Exception: null, Now, Today);

    public static Inspection Draft() => Expect.Accepted(Filing.Open(Visit()));

    public static Inspection TwoOnDraft() => Expect.Accepted(Filing.AddInspector(Draft(), Zhao, commitmentSigned: true));

    /// <summary>A draft of two inspectors with findings that lack nothing.</summary>
    public static Inspection Complete(params Severity[] severities)
    {
        var draft = TwoOnDraft();
        foreach (var (severity, index) in severities.Select((severity, index) => (severity, index)))
        {
            draft = Expect.Accepted(Filing.AddFinding(draft, $"f{index + 1}", "正在生产,除尘器未开启,烟尘直排"));
            draft = Expect.Accepted(Filing.ChangeFinding(draft, $"f{index + 1}", finding => finding with
            {
                Type = ProblemType.Of(7),
                Handling = Handling.Deadline,
                Severity = severity,
                Deadline = new DateOnly(2020, 12, 20),
            }));
        }

        return severities.Length > 0 ? draft : Expect.Accepted(Filing.SayNothingFound(draft));
    }

    public static Inspection Submitted(params Severity[] severities) => Expect.Accepted(Signing.Submit(Complete(severities), Words));

    public static Inspection SignedByAll(params Severity[] severities)
    {
        var first = Expect.Accepted(Signing.Sign(Submitted(severities), Wang, 1, Now.AddHours(1)));
        return Expect.Accepted(Signing.Sign(first, Zhao, 1, Now.AddHours(2)));
    }

    public static Inspection Frozen(params Severity[] severities) => Signing.Freeze(SignedByAll(severities), 7).Inspection;
}
