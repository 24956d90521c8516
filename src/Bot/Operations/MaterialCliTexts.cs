using System.Globalization;
using System.Text;
using Bot.Documents;
using Bot.Features.Materials;
using Domain.Materials;

namespace Bot.Operations;

/// <summary>Sentences of material list and show: for a terminal.</summary>
internal static class MaterialCliTexts
{
    public static string Line(Material material) =>
        $"{material.Id}  {MaterialTexts.Of(material.Kind)}  第{Number(material.Version)}版  {material.Title}  {How(material)}{(material.IsWithdrawn ? "  已停用" : "")}";

    public static string Whole(Material material)
    {
        IReadOnlyList<string> parts = material.Messages ?? [material.Text];
        return string.Join('\n', (string[])[Line(material), .. parts.Select((part, index) => $"—— {(material.Messages is null ? "文件" : $"第{Number(index + 1)}条")}，{Number(Encoding.UTF8.GetByteCount(part))}字节 ——\n{part}")]);
    }

    public static string Unknown(string id, MaterialLibrary library) => $"没有编号为 {id} 的宣传材料。有：{string.Join("、", library.All.Select(material => material.Id))}。";

    private static string How(Material material) => material.Messages is { } messages ? $"分{Number(messages.Count)}条消息" : "太长，只能发文件";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
