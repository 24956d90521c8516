namespace Bot.WeCom.Callback;

internal abstract record GateResult
{
    private GateResult()
    {
    }

    /// <param name="Xml">The decrypted text; <see cref="CallbackXml.Read(string)"/> gives the same event again.</param>
    /// <param name="DedupKey">Protocol 1.6, design.md 7.7; at most <see cref="CallbackKeys.MaximumLength"/> characters, case-sensitive.</param>
    /// <param name="Lane">The person (lower case; of a downstream company "corpid/userid"), "sys", or <see cref="CallbackKeys.NobodysLane"/>.</param>
    internal sealed record Opened(WeComEvent Event, string Xml, string DedupKey, string Lane) : GateResult;

    internal sealed record Refused(CallbackFault Fault, int Status) : GateResult;
}
