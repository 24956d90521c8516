namespace Bot.Features.Shared;

internal static class WaitingTexts
{
    public const string NotByWords = "打字回复不算确认，还没有办成。请看下面的内容，在卡片上点按钮。";

    /// <summary>To a downstream member, who has nothing but typing.</summary>
    public const string ByNumber = "还没有办成。请看下面的内容，回复要办的那一项前面的数字。";
}
