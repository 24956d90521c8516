namespace Bot.Web;

internal static class UploadTexts
{
    public const string Over = "这个链接已经用过或超过30分钟。请在企业微信里再发一次“导入名册”。";

    public const string NoFile = "没有收到文件，没有导入任何内容。请返回再选一次。";

    public const string Taken = "已收到。核对结果已发到您的企业微信，请在那里确认。这一页可以关了。";

    public const string Title = "导入企业名单";

    public const string System = "没有写坐标系的坐标来自";

    public const string Wgs84 = "GPS（WGS-84）";

    public const string Gcj02 = "高德、腾讯（GCJ-02）";

    public const string Bd09 = "百度（BD-09）";

    public const string Send = "上传核对";

    public static string Intro(string? county) => $"请选{county ?? "全市"}的企业名单（.xlsx 或 .csv，最多50MB）。先核对，确认后才导入。";
}
