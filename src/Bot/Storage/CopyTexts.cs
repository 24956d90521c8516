using System.Globalization;

namespace Bot.Storage;

/// <summary>What the operator reads of copy.</summary>
internal static class CopyTexts
{
    public const string Example =
        "bot copy --from \"Provider=Sqlite;Data Source=bot.db\" --to \"Provider=SqlServer;Server=db01;Database=bot;User Id=bot;Password=…\"";

    public const string Same = "--from 和 --to 是同一个数据库。";

    public static string BadEnd(string option, string why) => $"{option} 写得不对：{why}照这样写：{Example}";

    public static string NoProvider => $"开头要写 Provider={SqliteDialect.Name} 或 Provider={SqlServerDialect.Name}。";

    public static string NoSource(string file) => $"没有数据库文件 {file}。";

    public static string NotEmpty(string place, string table, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{place} 里已有数据（{table} 有 {rows} 行），什么也没有改动。copy 只搬进空库：另建一个，或先清空它。");

    public static string Differs(string table, long left, long arrived) =>
        string.Create(CultureInfo.InvariantCulture, $"表 {table} 搬过去后对不上（原有 {left} 行，到了 {arrived} 行，或内容不同），全部撤销，目标库没有数据。看看目标库的排序规则和编码，再试一次。");

    public static string Line(CopiedTable table) =>
        string.Create(CultureInfo.InvariantCulture, $"  {table.Table,-22} {table.Rows,10} 行  {table.Checksum[..16]}");

    public static string Rehearsed(string place, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"试运行：共 {rows} 行；{place} 连得上、是空的，什么也没有写。去掉 --dry-run 就开始搬。");

    public static string Done(string place, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"搬完：共 {rows} 行，逐表核对过行数和校验和。把 Storage:Provider 和 Storage:ConnectionString 改成 {place}，再启动服务。");
}
