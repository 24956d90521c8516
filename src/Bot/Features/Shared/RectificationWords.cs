using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>State, deadline and doubts of a rectification in words.</summary>
internal static class RectificationWords
{
    /// <summary>Actor of what the program does by itself.</summary>
    public const string System = "system";

    /// <summary>More days off are not listed one by one.</summary>
    private const int MostSkipped = 6;

    public static string Of(CaseStatus? status) => status switch
    {
        CaseStatus.Open => "整改中",
        CaseStatus.Submitted => "待复查",
        CaseStatus.VisitNeeded => "待现场复查",
        CaseStatus.Closed => "已办结",
        _ => "别的情况",
    };

    /// <summary>The day with its weekday: 12月20日（周日）.</summary>
    public static string Day(DateOnly day) => $"{day.Words()}（{ReckoningTexts.Week(day)}）";

    /// <summary>Until when, and how that is counted: 12月21日（周一）24:00前，还有2个工作日，跳过12月19日、20日。</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public static string Deadline(RectificationCase one, WorkCalendar calendar, DateOnly today)
    {
        if (one.Deadline is not { } deadline)
        {
            return "没有规定期限，改好就提交";
        }

        var moved = one.FirstDeadline is { } first && first != deadline ? $"（原来是{first.Words()}）" : "";
        var until = $"{Day(deadline)}24:00前{moved}";
        return one.Status == CaseStatus.Closed ? until
            : deadline < today ? $"{until}，已过{InspectionWords.Number(calendar.WorkingDays(deadline.AddDays(1), today).Count())}个工作日"
            : deadline == today ? $"{until}，就是今天"
            : $"{until}，{Left(calendar, today, deadline)}";
    }

    public static string Doubts(EvidenceDoubts doubts)
    {
        string[] words =
        [
            .. doubts.HasFlag(EvidenceDoubts.TakenBefore) ? ["拍摄时间早于告知"] : Array.Empty<string>(),
            .. doubts.HasFlag(EvidenceDoubts.FarAway) ? ["拍摄地点离企业较远"] : Array.Empty<string>(),
            .. doubts.HasFlag(EvidenceDoubts.SeenBefore) ? ["照片以前交过"] : Array.Empty<string>(),
            .. doubts.HasFlag(EvidenceDoubts.NothingSaid) ? ["照片没有带时间和位置"] : Array.Empty<string>(),
        ];
        return string.Join('、', words);
    }

    /// <summary>2张照片、1段文字.</summary>
    public static string Count(IReadOnlyCollection<Evidence> evidence)
    {
        var pictures = evidence.Count(one => one.MediaId is not null);
        var texts = evidence.Count - pictures;
        string[] parts = [.. pictures > 0 ? [$"{InspectionWords.Number(pictures)}张照片"] : Array.Empty<string>(), .. texts > 0 ? [$"{InspectionWords.Number(texts)}段文字"] : Array.Empty<string>()];
        return parts.Length == 0 ? "还没有" : string.Join('、', parts);
    }

    private static string Left(WorkCalendar calendar, DateOnly today, DateOnly deadline)
    {
        var first = today.AddDays(1);
        var working = calendar.WorkingDays(first, deadline).ToHashSet();
        var off = Enumerable.Range(0, deadline.DayNumber - today.DayNumber).Select(first.AddDays).Where(day => !working.Contains(day)).ToList();
        var skipped = off.Count switch
        {
            0 => "",
            <= MostSkipped => $"，跳过{string.Join('、', off.Select(day => day.Words()))}",
            _ => $"，中间休息{InspectionWords.Number(off.Count)}天",
        };
        return $"还有{InspectionWords.Number(working.Count)}个工作日{skipped}";
    }
}
