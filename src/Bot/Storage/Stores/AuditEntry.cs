using System.Security.Cryptography;
using System.Text;

namespace Bot.Storage.Stores;

/// <summary>One entry of the chain, as it lies in its table.</summary>
internal sealed record AuditEntry
{
    /// <summary>1 until persons became tokens, 2 since; part of what is hashed.</summary>
    public int Form { get; init; } = AuditText.Present;

    public long Seq { get; init; }

    /// <summary>Unix milliseconds: exactly what is hashed.</summary>
    public long At { get; init; }

    /// <summary>A token of <see cref="AuditPeople"/>, or a part of the program.</summary>
    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Details { get; init; } = "";

    public string PrevHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public string ComputeHash()
    {
        Span<byte> hash = stackalloc byte[AuditText.HashLength];
        var text = Text();
        AuditText.Hash(Form, Seq, Encoding.UTF8.GetBytes(PrevHash), text[..], hash);
        return Encoding.ASCII.GetString(hash);
    }

    /// <summary>The hash of the contents, which is chained in their place; of form 1 there is none.</summary>
    public string ContentsHash() => Convert.ToHexStringLower(SHA256.HashData(Text()[..]));

    private AuditText Text()
    {
        var text = new AuditText();
        if (Form == 1)
        {
            text.Add(Form, PrevHash);
            text.Add(Form, Seq);
        }

        text.Add(Form, At);
        text.Add(Form, Actor);
        text.Add(Form, Action);
        text.Add(Form, Subject);
        text.Add(Form, Details);
        return text;
    }
}
