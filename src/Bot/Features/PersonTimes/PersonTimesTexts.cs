namespace Bot.Features.PersonTimes;

internal static class PersonTimesTexts
{
    public static string Low(int used, int limit) => FormattableString.Invariant(
        $"今天的发送人次快用完了：上限 {limit}，已用 {used}。用完以后，消息要等到明天零点才发，不会丢。今天请先不要群发；人次长期不够，请管理员给企业微信增加账号上限。");
}
