using System.Globalization;
using Domain.Calendars;

namespace Bot.Features.Shared;

/// <summary>A count of working days or hours as somebody checks it by the calendar on the wall: 12月11日周五16:30 + 1工作日 = 12月14日周一16:30，跳过周六、周日.</summary>
internal static class ReckoningTexts
{
    /// <summary>A start at midnight stands for the day.</summary>
    public static string Of(ReckonedDays reckoned)
    {
        var sign = reckoned.Days > 0 ? "+" : "-";
        var madeUp = reckoned.Steps.Where(step => step.Kind == DayKind.MadeUp).OrderBy(step => step.Day).Select(step => $"{step.Day.Words()}{Week(step.Day)}").ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Moment(reckoned.From)} {sign} {Math.Abs(reckoned.Days)}工作日 = {Moment(reckoned.To)}{Passed([.. reckoned.Steps.Where(step => step.Number == 0).Select(step => (step.Day, step.Kind))])}")
            + (madeUp.Count > 0 ? $"；{string.Join('、', madeUp)}调休上班，算工作日" : "");
    }

    public static string Of(ReckonedTime reckoned)
    {
        var sign = reckoned.Amount > TimeSpan.Zero ? "+" : "-";
        var worked = reckoned.Steps.Where(step => step.Kind == TimeKind.Worked).OrderBy(step => step.From)
            .GroupBy(step => step.From.Date)
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"{Week(DateOnly.FromDateTime(day.Key))}{string.Join('、', day.Select(step => $"{Clock(step.From, day.Key)}-{Clock(step.To, day.Key)}"))}"));
        var passed = reckoned.Steps.Where(step => step.Kind == TimeKind.OffDay).Select(step => (DateOnly.FromDateTime(step.From), step.Day)).ToList();
        return $"{Moment(reckoned.From)} {sign} {Amount(reckoned.Amount.Duration())} = {Moment(reckoned.To)}（{string.Join('，', worked)}）{Passed(passed)}";
    }

    /// <summary>周一.</summary>
    public static string Week(DateOnly day) => $"周{"日一二三四五六"[(int)day.DayOfWeek]}";

    private static string Moment(DateTime at) =>
        DateOnly.FromDateTime(at) is var day && at.TimeOfDay == TimeSpan.Zero ? $"{day.Words()}{Week(day)}" : $"{day.Words()}{Week(day)}{at.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>The end of a day is 24:00 of it and not 00:00 of the next.</summary>
    private static string Clock(DateTime at, DateTime day) => at.Date > day ? "24:00" : at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Amount(TimeSpan amount) => (amount.Hours + (amount.Days * 24), amount.Minutes) switch
    {
        (var hours, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours}小时"),
        (0, var minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes}分钟"),
        var (hours, minutes) => string.Create(CultureInfo.InvariantCulture, $"{hours}小时{minutes}分钟"),
    };

    private static string Passed(List<(DateOnly Day, DayKind Kind)> days)
    {
        if (days.Count == 0)
        {
            return "";
        }

        var ordered = days.OrderBy(one => one.Day).ToList();
        if (ordered.TrueForAll(one => one.Kind == DayKind.Weekend))
        {
            return ordered.Count <= 2 ? $"，跳过{string.Join('、', ordered.Select(one => Week(one.Day)))}" : string.Create(CultureInfo.InvariantCulture, $"，跳过{ordered.Count}天周六、周日");
        }

        var runs = new List<List<(DateOnly Day, DayKind Kind)>>();
        foreach (var one in ordered)
        {
            if (runs.Count == 0 || runs[^1][^1].Day.AddDays(1) != one.Day)
            {
                runs.Add([]);
            }

            runs[^1].Add(one);
        }

        return $"，跳过{string.Join('、', runs.Select(Run))}";
    }

    private static string Run(List<(DateOnly Day, DayKind Kind)> run)
    {
        var what = run.TrueForAll(one => one.Kind == DayKind.Weekend) ? "" : "放假";
        return run.Count == 1 ? $"{run[0].Day.Words()}{(what.Length > 0 ? what : Week(run[0].Day))}"
            : what.Length > 0 ? $"{run[0].Day.Words()}至{run[^1].Day.Words()}{what}"
            : string.Join('、', run.Select(one => $"{one.Day.Words()}{Week(one.Day)}"));
    }
}
