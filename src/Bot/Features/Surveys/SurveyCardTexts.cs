using Bot.Features.Shared;

namespace Bot.Features.Surveys;

/// <summary>Words on the card of 廉政回访.</summary>
internal static class SurveyCardTexts
{
    public const string Title = "廉政回访（不记名）";
    public const string Service = "服务态度";
    public const string Help = "帮助大小";
    public const string Favour = "有没有吃拿卡要";
    public const string Submit = "提交";
    public const string Submitted = "已提交";
    public const string Choose = "请选择";

    public static string Ask(DateOnly day) => $"{day.Words()}体检，请选三项";
}
