using Bot.Features.Shared;

namespace Bot.Features.BoardLink;

internal static class BoardLinkTexts
{
    public const string OutOfScope = "看板只给执法人员和分局、市局人员看。您可以发“我的任务”看自己要办的事。";

    public static string NoPlace(string place, IReadOnlyList<string> counties) => $"没有{Words.Quote(place, 20)}这个县市区，或不在您的职责范围（{(counties.Count == 0 ? "全市" : string.Join('、', counties))}）内。看全部，发“看板”。";

    public static string[] Commands => ["看板", "大屏", "打开看板"];

    public static string Link(Uri address, IReadOnlyList<string> counties) =>
        $"<a href=\"{address}\">打开看板</a>（{(counties.Count == 0 ? "全市" : string.Join('、', counties))}）\n进度、问题、整改、人员、地图。在企业微信里点开，不用密码；别人点开看到的是他自己的范围。";
}
