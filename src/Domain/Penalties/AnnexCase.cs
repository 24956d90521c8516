namespace Domain.Penalties;

/// <summary>轻微环境违法行为不予行政处罚, annex 1: the ten cases; the numbers are those of the print.</summary>
public enum AnnexCase
{
    /// <summary>都不是: none of the ten.</summary>
    None = 0,

    /// <summary>一、环境影响登记表未依法备案.</summary>
    Registration = 1,

    /// <summary>二、违反“三同时”制度.</summary>
    Acceptance = 2,

    /// <summary>三、突发故障导致污染防治设施不正常运行.</summary>
    SuddenFault = 3,

    /// <summary>四、超标0.1倍或1分贝以内.</summary>
    SlightExcess = 4,

    /// <summary>五、不申报登记工业固体废物.</summary>
    SolidWaste = 5,

    /// <summary>六、物料扬尘.</summary>
    Dust = 6,

    /// <summary>七、监测点位和采样监测平台.</summary>
    Monitoring = 7,

    /// <summary>八、突发环境事件的风险评估、应急预案等.</summary>
    Emergency = 8,

    /// <summary>九、重点排污单位环境信息公开.</summary>
    Disclosure = 9,

    /// <summary>十、其他轻微情形: always a human judgement (domain.md 3(10)).</summary>
    Other = 10,
}

/// <summary>What a case asks for; the one that fails is the reason why it does not apply.</summary>
public enum PenaltyCondition
{
    /// <summary>有效期: the date of discovery lies in it.</summary>
    Validity,

    /// <summary>本规定生效时尚未作出行政处罚决定.</summary>
    UndecidedAtIssue,

    /// <summary>首次.</summary>
    FirstTime,

    /// <summary>未造成环境污染后果.</summary>
    NoConsequence,

    /// <summary>未造成明显环境污染后果.</summary>
    NoObviousConsequence,

    /// <summary>造成影响较小.</summary>
    SmallImpact,

    /// <summary>经责令.</summary>
    Ordered,

    /// <summary>及时完成整改.</summary>
    InTime,

    /// <summary>5个工作日内.</summary>
    FiveWorkingDays,

    /// <summary>按要求.</summary>
    AsRequired,

    /// <summary>污染防治设施已按环评要求建成并正常运行或能证明达标排放.</summary>
    Facilities,

    /// <summary>企业已处于验收阶段.</summary>
    InAcceptance,

    /// <summary>突发故障等非主观故意因素.</summary>
    NotIntended,

    /// <summary>24小时内及时报告.</summary>
    ReportedWithin24Hours,

    /// <summary>24小时内采取停、限产措施.</summary>
    MeasuresWithin24Hours,

    /// <summary>在线监控日均值未超标.</summary>
    DailyMean,

    /// <summary>0.1倍以内.</summary>
    ExcessRatio,

    /// <summary>1分贝以内.</summary>
    NoiseExcess,

    /// <summary>次日完成整改.</summary>
    NextDay,

    /// <summary>达标排放.</summary>
    Compliant,

    /// <summary>3年内未突发环境事件.</summary>
    NoEmergency,

    /// <summary>不含公开内容弄虚作假行为.</summary>
    NotFalsified,

    /// <summary>违法行为轻微.</summary>
    Minor,
}
