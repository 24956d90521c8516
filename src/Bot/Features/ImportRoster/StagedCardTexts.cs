namespace Bot.Features.ImportRoster;

/// <summary>Words on the card of a list that waits for a yes.</summary>
internal static class StagedCardTexts
{
    public const string NotImported = "没有导入";
    public const string Imported = "已导入";
    public const string Created = "新增";
    public const string Changed = "变更";
    public const string Unchanged = "不变";
    public const string Refused = "不能导入";
    public const string ApplyButton = "导入有效行";
    public const string DropButton = "不导入";
}
