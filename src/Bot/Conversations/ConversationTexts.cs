namespace Bot.Conversations;

/// <summary>What the service says when no feature speaks.</summary>
internal static class ConversationTexts
{
    public const string NotUnderstood = "没有看懂这句话。发送“帮助”查看可以做的事。";

    public const string StaleCard = "这张卡片已失效，没有做任何改动。请从菜单“我的任务”打开最新状态。";

    public const string GivenUp = "刚才这一步没有办成，内容已留存，管理员会处理。您可以再试一次，或先办别的。";

    public const string UnknownMenu = "这个菜单项已停用。请退出会话再进入，菜单会自动更新。";

    public const string UnexpectedPicture = "现在没有需要照片的事项，这张照片没有保存。请先“开始体检”，写下问题后再发照片。";

    public const string UnexpectedLocation = "现在没有需要位置的事项，这个位置没有保存。发送“帮助”查看可以做的事。";

    public static string Unsupported(string kind) => $"暂时不能处理“{kind}”，请改发文字、照片或位置。";
}
