using System.Globalization;
using System.Text;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Conversations.Downstream;

/// <summary>What a downstream member typed, read as a tap where it is one: 41, 回复41, 41 已收到, 41B.</summary>
/// <param name="Wrong">The number is known and the letters are not: what to answer. Nothing is done then.</param>
internal sealed record TypedInput(Input Input, string? Wrong = null);

internal sealed class TextAnswers(TextAnswerStore answers, SessionStore sessions, Routes routes)
{
    private const int FewDigits = 2;
    private const int MostDigits = 3;

    /// <summary>What people type for 已收到: here typing is the only way, and where several cards wait it is asked which.</summary>
    private static readonly HashSet<string> Receipts = new(StringComparer.Ordinal)
    {
        DownstreamTexts.Received, "收到", "收到了", "我收到了", "已经收到", "已收到了", "确认收到", "已确认收到", "好的收到", "收到好的", "好的已收到", "收到谢谢", "谢谢收到", "告知书收到", "告知书已收到",
    };

    private static readonly string[] Before = ["回复", "回", "答", "选"];

    public async Task<TypedInput> ReadAsync(UnitOfWork work, string userId, Input input)
    {
        if (input is not TextInput { Text: var text } || UserIds.CorpOf(userId) is null)
        {
            return new TypedInput(input);
        }

        var session = await sessions.LoadAsync(work, userId);
        if (routes.TakesAll(session))
        {
            return new TypedInput(input);
        }

        if (Split(text) is not var (number, rest) || await answers.FindAsync(work, userId, number) is not var (answer, taskId, isOpen))
        {
            return await WordAsync(work, session, input, Plain(text));
        }

        var letters = rest == Plain(answer.Word) ? "" : rest;
        if (!letters.All(char.IsAsciiLetterUpper) || (answer.Questions.Count == 0 && letters.Length > 0))
        {
            // 45米外有一堆料: words that begin with a number.
            return new TypedInput(input);
        }

        // A card that is over tells its state, unless something else is asked for: then it is the answer to that.
        if (!isOpen && session.Asked is not null)
        {
            return new TypedInput(input);
        }

        return answer.Choose(letters) is not { } chosen ? new TypedInput(input, DownstreamTexts.WrongLetters(number, answer.Example))
            : ActionKey.Parse(answer.Action) is { } action ? new TypedInput(new CardInput(action, taskId, chosen))
            : new TypedInput(input);
    }

    /// <summary>已收到 without the number: clear enough when one card only has the button.</summary>
    private async Task<TypedInput> WordAsync(UnitOfWork work, Session session, Input input, string plain)
    {
        var word = Receipts.Contains(plain) ? DownstreamTexts.Received : plain;
        var same = (await answers.OpenAsync(work, session.UserId)).Where(one => Plain(one.Answer.Word) == word).ToList();
        if (session.Asked is { } asked && same.Exists(one => ActionKey.Parse(one.Answer.Action) is { } key && key.Entity == asked.Entity && key.Verb == asked.Part))
        {
            // What the button asked is answered with its own word: 已恢复 to "when?".
            return new TypedInput(input);
        }

        if (same.Count > 1)
        {
            return new TypedInput(input, DownstreamTexts.Which(same[0].Answer.Word, same.Select(one => one.Answer.Number)));
        }

        return same is [var (only, taskId)] && only.Choose("") is { } chosen && ActionKey.Parse(only.Action) is { } action
            ? new TypedInput(new CardInput(action, taskId, chosen))
            : new TypedInput(input);
    }

    /// <summary>The number at the beginning, and what follows without blanks and punctuation; null when there is none.</summary>
    private static (int Number, string After)? Split(string text)
    {
        var plain = Plain(text);
        foreach (var word in Before.Where(word => plain.StartsWith(word, StringComparison.Ordinal)).Take(1))
        {
            plain = plain[word.Length..];
        }

        var digits = plain.TakeWhile(char.IsAsciiDigit).Count();
        return digits is >= FewDigits and <= MostDigits ? (int.Parse(plain[..digits], CultureInfo.InvariantCulture), plain[digits..]) : null;
    }

    /// <summary>Full-width digits and letters are what a Chinese keyboard may give.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
