namespace Domain.Penalties;

/// <summary>What has to be known of a finding; each is stated by a person or known from the records.</summary>
public enum PenaltyFact
{
    /// <summary>Yes or no, of a finding older than annex 1: no decision had been taken when it came into force.</summary>
    UndecidedAtIssue,

    /// <summary>Yes or no: 首次.</summary>
    FirstTime,

    /// <summary>Yes or no: 未造成环境污染后果.</summary>
    NoConsequence,

    /// <summary>Yes or no: 未造成明显环境污染后果.</summary>
    NoObviousConsequence,

    /// <summary>Yes or no: 造成影响较小.</summary>
    SmallImpact,

    /// <summary>Day: 责令改正, or none.</summary>
    OrderedOn,

    /// <summary>Day: last day of the order, or none.</summary>
    Deadline,

    /// <summary>Day: 完成整改 (备案, 验收), or none so far.</summary>
    CorrectedOn,

    /// <summary>Yes or no, where the order has no deadline: 及时.</summary>
    InTime,

    /// <summary>Yes or no: 按要求完成.</summary>
    AsRequired,

    /// <summary>Yes or no: 企业主动关闭项目或者恢复原状.</summary>
    ClosedOrRestored,

    /// <summary>Yes or no: 污染防治设施已按环评要求建成并正常运行.</summary>
    FacilitiesBuilt,

    /// <summary>Yes or no: 能证明达标排放.</summary>
    ComplianceProven,

    /// <summary>Yes or no: 企业已处于验收阶段.</summary>
    InAcceptance,

    /// <summary>Yes or no: 突发故障等非主观故意因素.</summary>
    NotIntended,

    /// <summary>Yes or no: the fault that the enterprise reported (故障) is the one of this finding.</summary>
    ReportedFault,

    /// <summary>Moment: the fault was discovered.</summary>
    FaultFoundAt,

    /// <summary>Moment: 报告, or none so far.</summary>
    ReportedAt,

    /// <summary>Moment: 采取停、限产措施, or none so far.</summary>
    MeasuresAt,

    /// <summary>Yes or no: 已联网的在线监控.</summary>
    OnlineMonitored,

    /// <summary>Yes or no: 日均值未超标.</summary>
    DailyMeanWithin,

    /// <summary>An <see cref="Exceedance"/>.</summary>
    Exceeded,

    /// <summary>Number: 超标倍数.</summary>
    ExcessRatio,

    /// <summary>Number: dB above the limit.</summary>
    NoiseExcess,

    /// <summary>Yes or no: 达标排放 after the correction.</summary>
    Compliant,

    /// <summary>Day: the last 突发环境事件, or none.</summary>
    LastEmergency,

    /// <summary>Yes or no: 没有弄虚作假.</summary>
    NotFalsified,

    /// <summary>Yes or no: 违法行为轻微.</summary>
    Minor,

    /// <summary>A <see cref="CourseWord"/>: how the rectification goes.</summary>
    Course,
}

/// <summary>What was above its limit.</summary>
public enum Exceedance
{
    /// <summary>水污染物或大气污染物: measured by a ratio.</summary>
    Pollutant,

    /// <summary>噪声: measured in dB.</summary>
    Noise,

    /// <summary>pH: it has no ratio, a person decides (domain.md 8).</summary>
    Acidity,
}

/// <summary>How the rectification goes, as a person says.</summary>
public enum CourseWord
{
    /// <summary>积极落实整改.</summary>
    Active,

    /// <summary>还在整改, within its time.</summary>
    Running,

    /// <summary>落实整改进度缓慢.</summary>
    Slow,

    /// <summary>拒不整改.</summary>
    Refused,
}
