using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>A plain text is a finding; 问题 … is one with its choices in the same line; 改 n … changes one.</summary>
internal sealed partial class TextHandler(Drafts drafts, FindingFiling filing, FieldFiling fields, RoleFallback fallback) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not TextInput { Text: var text })
        {
            return Reply.Nothing;
        }

        if (turn.Person is { IsInspector: false } person)
        {
            return await fallback.ReplyAsync(turn, person, text);
        }

        return !Words.SaySomething(text) ? Reply.Text(turn.UserId, FindingTexts.NoWords)
            : SmallTalk.IsCourtesy(text) || SmallTalk.IsReceipt(text) ? await fallback.ReceiptAsync(turn, text) ?? Reply.Text(turn.UserId, FindingTexts.Courtesy)
            : SmallTalk.IsCancel(text) ? Reply.Text(turn.UserId, FindingTexts.Mistake)
            : SmallTalk.IsNearCommand(text) ? Reply.Text(turn.UserId, FindingTexts.LikeACommand(text))
            : await drafts.ActiveAsync(turn) is { } draft ? await FileAsync(turn, draft, text)
            : await NotFiledAsync(turn, text);
    }

    private async Task<Reply> FileAsync(Turn turn, Inspection draft, string text)
    {
        var today = turn.Now.LocalDate();
        if (FieldFiling.Read(text) is { } field)
        {
            return await fields.ChangeAsync(turn, draft, field);
        }

        if (Changing().Match(text) is { Success: true } change)
        {
            return change.Groups["n"].Success
                ? await filing.ChangeAsync(turn, draft, Ordinal(change.Groups["n"].ValueSpan), OneLine.Read(change.Groups["rest"].Value, today))
                : Reply.Text(turn.UserId, FindingTexts.ChangeUsage);
        }

        if (Short().Match(text) is { Success: true } line)
        {
            var parts = OneLine.Read(line.Groups["rest"].Value, today);
            return parts.Text.Length > 0 ? await filing.AddAsync(turn, draft, parts) : Reply.Text(turn.UserId, FindingTexts.OneLineUsage);
        }

        return SmallTalk.IsTooShort(text)
            ? Reply.Text(turn.UserId, FindingTexts.TooShort(text))
            : await filing.AddAsync(turn, draft, new FindingParts(text));
    }

    private async Task<Reply> NotFiledAsync(Turn turn, string text)
    {
        var words = await drafts.ClosedAsync(turn) is { } closed
            ? FindingTexts.NotFiledClosed(RefusalTexts.Of(closed), text)
            : FindingTexts.NotFiled(text);
        var open = await drafts.OpenAsync(turn);
        return new Reply(open.Count == 0
            ? [new Say(turn.UserId, words)]
            : [new Say(turn.UserId, words), DraftCards.Offer(turn.UserId, open)]);
    }

    private static int Ordinal(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // 改2… without the blank is meant too; 改造… is a text.
    [GeneratedRegex(@"^改(\s+第?|第|(?=\d)|$)((?<n>\d{1,3})条?(?!\d)[\s,\uFF0C::]*(?<rest>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Changing();

    [GeneratedRegex(@"^问题(\s+|(?=\d)|$)(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Short();
}
