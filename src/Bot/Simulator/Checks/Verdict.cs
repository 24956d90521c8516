namespace Bot.Simulator.Checks;

/// <summary>What the checks of one request found: the first refusal, and remarks on what was accepted but cut, folded or dropped.</summary>
internal sealed class Verdict
{
    private readonly List<string> remarks = [];

    /// <summary>0 while nothing is wrong.</summary>
    public int Errcode { get; private set; }

    public string Why { get; private set; } = "";

    public IReadOnlyList<string> Remarks => remarks;

    public bool Refused => Errcode != 0;

    /// <summary>Later refusals of the same request are consequences, so only the first is kept.</summary>
    public void Refuse(int errcode, string why)
    {
        if (Errcode == 0)
        {
            Errcode = errcode;
            Why = why;
        }
    }

    public void Remark(string remark) => remarks.Add(remark);
}
