using Bench.Processes;

namespace Bench.Books;

/// <summary>What the outbox calls done must be on a phone, once; and nothing else may be there.</summary>
internal static class OutboxBook
{
    private const string CountDone = "select count(*) from outbox where state = 'done' and kind in ('text', 'card')";

    private const string CountLost = "select count(*) from outbox where state in ('dead', 'unknown')";

    private const string CountDeadTurns = "select count(*) from inbox where state = 'dead'";

    /// <param name="others">Messages that did not come from the outbox.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(Site site, long others = 0)
    {
        var done = await Ledger.CountAsync(site.File, CountDone);
        var lost = await Ledger.CountAsync(site.File, CountLost) + await Ledger.CountAsync(site.File, CountDeadTurns);
        return [.. Judge(await site.PhonesAsync(), done + others), .. lost == 0 ? Array.Empty<string>() : [$"{lost} items are dead letters or unknown."]];
    }

    public static IReadOnlyList<string> Judge(PhoneBook phones, long sent)
    {
        var losses = new List<string>();
        if (phones.Dropped > 0)
        {
            losses.Add($"The simulator dropped {phones.Dropped} messages.");
        }

        if (phones.Bubbles != phones.Distinct)
        {
            losses.Add($"{phones.Bubbles - phones.Distinct} messages were delivered twice.");
        }

        if (phones.Bubbles != sent)
        {
            losses.Add($"{sent} messages were sent, {phones.Bubbles} are on the phones.");
        }

        return losses;
    }
}
