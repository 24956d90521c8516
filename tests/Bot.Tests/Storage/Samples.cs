using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Storage;

/// <summary>Made-up records.</summary>
internal static class Samples
{
    public static DateTimeOffset Now { get; } = new(2020, 12, 8, 2, 30, 0, TimeSpan.Zero);

    public static Enterprise Enterprise(string id, string name, string county = "桃城区", GeoPoint? at = null, Track track = Track.Full) => new()
    {
        Id = id,
        Name = name,
        CreditCode = "91131100MA0000000X",
        LegalRepresentative = "赵某",
        Address = "河东街1号",
        Location = at,
        EnterpriseType = "有限责任公司",
        Industry = Industry.Of(22),
        IndustryWord = "丝网",
        Track = track,
        County = county,
        Township = "河东街道",
        UltraLowEmission = true,
        PerformanceGrade = "B级",
        SelfAcceptedSince2019 = true,
    };

    public static Person Person(string userId, int order, params RoleGrant[] roles) => new()
    {
        UserId = userId,
        Name = $"姓名{order}",
        Roles = roles,
        Order = order,
    };

    public static Inspection Inspection(string id, string enterpriseId = "e1", InspectionStatus status = InspectionStatus.Draft) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        Enterprise = Enterprise(enterpriseId, "衡水安平丝网厂", at: new GeoPoint(37.735, 115.67)),
        Status = status,
        Version = 1,
        Round = 2,
        Date = new DateOnly(2020, 12, 8),
        Inspectors = ["zhang", "li"],
        OpenedAt = Now,
        ExceptionReason = "信访举报",
        ExceptionApprover = "wang.qiang",
        Findings =
        [
            new Finding
            {
                Id = "f1",
                Ordinal = 1,
                Revision = 3,
                Text = "除尘器未开,正在生产,烟尘直排 😀",
                Type = ProblemType.Of(7),
                Handling = Handling.Deadline,
                Severity = Severity.Key,
                Deadline = new DateOnly(2020, 12, 20),
                Answered = [FormPart.Pollution],
                Pictures = [new Picture("m1", null, Now), new Picture("m2", "ab", Now)],
            },
            new Finding { Id = "f2", Ordinal = 2, Text = "物料未覆盖" },
        ],
        NothingFound = false,
        Guidance = ["建议“苫盖”物料", "第二条"],
        Signatures = [new Signature("zhang", "张队", Now)],
        Objections = [new Objection("li", "李某", Now, "时间不对")],
    };
}
