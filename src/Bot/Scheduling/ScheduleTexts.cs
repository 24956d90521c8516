namespace Bot.Scheduling;

/// <summary>What the operator reads of times that cannot be used.</summary>
internal static class ScheduleTexts
{
    public static string NoJob(string name, IEnumerable<string> jobs) => $"Scheduling:Times:{name} 不对：没有叫 {name} 的任务。任务有：{string.Join("、", jobs)}。";

    public static string NoTimes(string name, string times) => $"Scheduling:Times:{name} 的值“{times}”不对：要写 cron 表达式，如 \"0 8 * * 1-5\"（周一到周五 8 点）。";
}
