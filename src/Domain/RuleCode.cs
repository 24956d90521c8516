namespace Domain;

/// <summary>The rules that can refuse. Each has a sentence in the Bot and a test; "Facts" are those of <see cref="Refusal.Facts"/>, in order.</summary>
public enum RuleCode
{
    /// <summary>承诺在先: who has not signed annex 5 files nothing (二(一)2(5)). Facts: name of the person.</summary>
    CommitmentFirst,

    /// <summary>一次体检: no second routine visit before all were visited once (二(一)2(1)). Facts: enterprise, its signed visits (int), enterprises of the county not yet visited (int).</summary>
    OncePerCampaign,

    /// <summary>自行体检: positive-list and small-micro enterprises get no routine visit (二(一)1). Facts: enterprise, its Track.</summary>
    SelfCheckTrack,

    /// <summary>杜绝单人执法: at least two inspectors take part and sign (annex 5, 四). Facts: inspectors there are (int), inspectors needed (int).</summary>
    TwoInspectors,

    /// <summary>登记表完整: every field of annex 3 and 4 is present before signing. Facts: each MissingPart, in the order they are asked; one or more.</summary>
    CompleteForm,

    /// <summary>签字确认: what is signed does not change (二(一)2(5)). Facts: enterprise, number of the form (int, 0 when it is given in this moment).</summary>
    SignedIsFinal,

    /// <summary>一次性告知: one notice per inspection (annex 3). Facts: enterprise, number of the form (int).</summary>
    ToldOnce,

    /// <summary>Nobody acts outside the scope of the roles held. Facts: name of the person, the enterprise or county out of reach.</summary>
    OutOfScope,

    /// <summary>The person is not in the directory. Facts: user id.</summary>
    UnknownPerson,

    /// <summary>The card or number shows a state that is over. Facts: enterprise (of an assignment: user id of the owner), present state (InspectionStatus or AssignmentStatus).</summary>
    Stale,

    /// <summary>The thing named does not exist, or is off the list. Facts: what was named.</summary>
    NotFound,

    /// <summary>其他特殊原因: a leader of at least squad level who is no visitor approves it (二(一)2(1)). Facts: enterprise, the ApprovalGap.</summary>
    SpecialReason,

    /// <summary>待签字: a form that is out for signature changes only after an objection. Facts: enterprise, round (int).</summary>
    OutForSignature,

    /// <summary>A text without a visible character. No facts.</summary>
    EmptyText,

    /// <summary>A text above its limit. Facts: its length (int), the limit (int), both in UTF-16 units.</summary>
    TooLong,

    /// <summary>One more than a form takes. Facts: what is counted (Counted), the limit (int).</summary>
    TooMany,

    /// <summary>整改期限: a deadline before the day of the visit. Facts: deadline (DateOnly), day of the visit (DateOnly).</summary>
    DeadlineBeforeVisit,

    /// <summary>未发现问题 said of a form that holds findings. Facts: how many (int).</summary>
    FindingsPresent,

    /// <summary>The person takes part already. Facts: name of the person.</summary>
    AlreadyTakesPart,

    /// <summary>体检时间: no routine visit before the first or after the last day of the phase (二(一)2). Facts: day of the visit, first day, last day (DateOnly).</summary>
    OutsidePhase,

    /// <summary>请假: who is on leave is given nothing. Facts: name of the person.</summary>
    OnLeave,

    // 自行体检

    /// <summary>自查时间: answers are taken within the phase, late ones till the inspection is signed (二(一)1). Facts: enterprise, the SelfCheckGate, first day, last day (DateOnly).</summary>
    SelfCheckTime,

    /// <summary>自查三项: every part is answered before it is closed (二(一)1). Facts: enterprise, each SelfCheckPart that is missing; one or more.</summary>
    SelfCheckParts,

    /// <summary>自查承诺: positive-list and small-micro enterprises sign annex 2 (二(一)1). Facts: enterprise, its Track.</summary>
    SelfCheckPromise,

    /// <summary>没有问题 said of a part that holds problems. Facts: the SelfCheckPart, how many (int).</summary>
    SelfCheckProblems,

    // 整改

    /// <summary>已办结: nothing is added to or decided about a closed case. Facts: its reference, 12-2.</summary>
    CaseClosed,

    /// <summary>The case is no longer as the card shows it. Facts: its reference, its CaseStatus.</summary>
    CaseChanged,

    /// <summary>提交复查 without a single text or picture. Facts: the reference.</summary>
    EvidenceMissing,

    /// <summary>延期申请 for a case that has no deadline. Facts: the reference.</summary>
    NoDeadline,

    /// <summary>延期申请 after the deadline. Facts: the deadline (DateOnly).</summary>
    ExtensionLate,

    /// <summary>The day asked for is over before it was granted.</summary>
    ExtensionOver,

    /// <summary>延期申请 to a day that is not later, or too late. Facts: the day, the deadline, the last day there can be (DateOnly).</summary>
    ExtensionDay,

    /// <summary>A second 延期申请 while one waits for its decision. Facts: the day asked for (DateOnly).</summary>
    ExtensionAsked,

    // 故障报告

    /// <summary>故障时间: a time that has not come yet. Facts: the time, arrival of the message (DateTimeOffset).</summary>
    EmergencyAhead,

    /// <summary>故障时间: a discovery corrected to a time after the report. Facts: the time, when it was reported (DateTimeOffset).</summary>
    DiscoveredAfterReport,

    /// <summary>故障报告: it is restored or taken back, nothing is added to it. Facts: when it was restored (DateTimeOffset), empty when it was taken back.</summary>
    EmergencyOver,

    /// <summary>恢复时间: before the discovery. Facts: restored, discovered (DateTimeOffset).</summary>
    RestoredBeforeDiscovered,

    // 内部举报

    /// <summary>举报办理: the card shows a state that is over, or the step goes back. Facts: number (int), present InsideReportStatus.</summary>
    InsideReportStale,

    // 倒查

    /// <summary>倒查年份: found outside the year, or not yet (二(一)2(5)). Facts: the day (DateOnly), the year (int).</summary>
    AccountabilityYear,

    /// <summary>倒查对象: nobody had inspected and signed by the day of discovery. Facts: enterprise, day of the first signed visit (DateOnly), left out when there is none.</summary>
    NotInspected,

    /// <summary>听取意见: not all have answered and the time runs. Facts: its last day (DateOnly), names of those who have not answered.</summary>
    HearingOpen,

    /// <summary>倒查: the card shows a state that is over. Facts: enterprise or person.</summary>
    AccountabilityStale,
}
