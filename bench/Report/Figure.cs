namespace Bench.Report;

/// <summary>One measured value with its unit in the name, e.g. "accept/s".</summary>
internal sealed record Term(string Name, double Value);

/// <summary>One repeat: the terms, measured one right after the other, and their ratio.</summary>
internal sealed record Sample(int Repeat, double Ratio, IReadOnlyList<Term> Terms);

/// <summary>What issue 3 asks of a ratio.</summary>
internal sealed record Goal(double Target, double Stretch, bool AtMost = false)
{
    public bool IsMetBy(double ratio) => AtMost ? ratio <= Target : ratio >= Target;

    public bool IsStretchedBy(double ratio) => AtMost ? ratio <= Stretch : ratio >= Stretch;
}

/// <summary>A line of the table.</summary>
internal sealed record Figure(string Name, IReadOnlyList<Sample> Samples)
{
    /// <summary>Null for a line that is only told.</summary>
    public Goal? Goal { get; init; }

    /// <summary>What the book of the row says of loss and doubles; anything here fails the run.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>What a reader has to know to read the figure.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public double Median => Statistics.Median([.. Samples.Select(sample => sample.Ratio)]);

    public double Least => Samples.Min(sample => sample.Ratio);

    public double Most => Samples.Max(sample => sample.Ratio);

    /// <summary>The median of each term over the repeats.</summary>
    public IReadOnlyList<Term> Terms =>
    [
        .. Samples.SelectMany(sample => sample.Terms).GroupBy(term => term.Name, (name, terms) => new Term(name, Statistics.Median([.. terms.Select(term => term.Value)]))),
    ];
}
