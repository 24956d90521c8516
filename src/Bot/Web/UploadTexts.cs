namespace Bot.Web;

internal static class UploadTexts
{
    public const string Over = "这个链接不能用了：已经用过，或超过30分钟，或您不再负责这份名单。请在企业微信里再发一次“导入名册”。";

    public const string NoFile = "没有收到文件，没有导入任何内容。请再选一次。";

    public const string Taken = "已收到，名册还没有变。核对结果马上发到您的企业微信，请在那里确认。这一页可以关了。";

    public const string NotNow = "现在存不了文件，没有导入任何内容。请过几分钟再试；还不行，请告诉系统管理员。";

    public const string ChooseAgain = "再选一次";

    public const string NoName = "名单";

    public const string Title = "导入企业名单";

    public const string System = "表里没有写坐标系的，坐标取自";

    public const string Wgs84 = "GPS（WGS-84）";

    public const string Gcj02 = "高德、腾讯地图（GCJ-02）";

    public const string Bd09 = "百度地图（BD-09）";

    public const string Send = "上传，先核对";

    public static string Intro(string? county) => $"请选{county ?? "全市"}的企业名单（.xlsx 或 .csv，最多50MB）。上传后先核对，您在企业微信里确认后才导入。";
}
