namespace Bot.Features.ReportFinding.Proposal;

/// <summary>
/// What the known texts say about a new one: how often its characters and pairs of characters stand in the texts of each type (naive Bayes), and the nearest text.
/// A line added to the examples draws similar texts to its types, and its own text for certain.
/// </summary>
internal sealed class ExampleIndex
{
    /// <summary>What the further types of an example count beside its first.</summary>
    private const double FurtherTypeShare = 0.5;

    /// <summary>Texts of average mixture added to each type, so that few examples do not say much.</summary>
    private const double Smoothing = 3;

    /// <summary>Points of the sum of odds over the root of the number of grams; patterns weigh 2 to 8 each. Settled by cross-validation, as are the other three.</summary>
    private const double OddsWeight = 2;

    /// <summary>Points for the text of an example itself; the third power leaves little for one that only resembles it.</summary>
    private const double NearestWeight = 12;

    private const int Codes = 28;

    private readonly IReadOnlyList<ProblemExample> _examples;
    private readonly Dictionary<int, Gram> _grams = [];
    private readonly double[] _norms;

    public ExampleIndex(IReadOnlyList<ProblemExample> examples, IReadOnlyDictionary<string, string> replace, Vocabulary vocabulary)
    {
        _examples = examples;
        var sets = examples.Select(example => GramsOf(new TextIndex(example.Text, replace, vocabulary))).ToList();
        var texts = WeightsOf(Enumerable.Range(0, examples.Count));
        foreach (var postings in sets.SelectMany((set, example) => set.Select(gram => (Gram: gram, Example: example))).GroupBy(entry => entry.Gram, entry => entry.Example))
        {
            var containing = postings.ToArray();
            var share = WeightsOf(containing);
            var usual = share.Sum() / texts.Sum();
            _grams[postings.Key] = new Gram(
                containing,
                Math.Log(1 + ((double)examples.Count / containing.Length)),
                [.. share.Zip(texts, (part, all) => Math.Log((part + (Smoothing * usual)) / (all + Smoothing) / usual))]);
        }

        _norms = [.. sets.Select(NormOf)];
    }

    /// <summary>Points by type code 1-27.</summary>
    public double[] PointsFor(TextIndex text)
    {
        var grams = GramsOf(text);
        var points = new double[Codes];
        foreach (var known in KnownOf(grams))
        {
            for (var code = 0; code < Codes; code++)
            {
                points[code] += known.Odds[code];
            }
        }

        var scale = OddsWeight / Math.Sqrt(Math.Max(1, grams.Count));
        var nearest = NearestOf(grams);
        for (var code = 0; code < Codes; code++)
        {
            points[code] = (points[code] * scale) + (NearestWeight * nearest[code]);
        }

        return points;
    }

    /// <summary>The example that resembles a text most, or none when there are no examples.</summary>
    public ProblemExample? NearestTo(TextIndex text) => LikenessesTo(GramsOf(text)).Zip(_examples).OrderByDescending(entry => entry.First).Select(entry => entry.Second).FirstOrDefault();

    /// <summary>By type code: how much the nearest of its examples resembles the text.</summary>
    private double[] NearestOf(HashSet<int> grams)
    {
        var nearest = new double[Codes];
        var likenesses = LikenessesTo(grams);
        for (var number = 0; number < likenesses.Length; number++)
        {
            var codes = _examples[number].Codes;
            for (var i = 0; i < codes.Count && likenesses[number] > 0; i++)
            {
                var cubed = likenesses[number] * likenesses[number] * likenesses[number];
                nearest[codes[i]] = Math.Max(nearest[codes[i]], cubed * (i == 0 ? 1 : FurtherTypeShare));
            }
        }

        return nearest;
    }

    // Cosine with every example, rare grams counting more.
    private double[] LikenessesTo(HashSet<int> grams)
    {
        var (likenesses, norm) = (new double[_examples.Count], NormOf(grams));
        foreach (var known in KnownOf(grams))
        {
            foreach (var example in known.Examples)
            {
                likenesses[example] += known.Rarity * known.Rarity;
            }
        }

        for (var example = 0; example < likenesses.Length; example++)
        {
            // A text without grams resembles nothing.
            likenesses[example] = likenesses[example] == 0 ? 0 : likenesses[example] / norm / _norms[example];
        }

        return likenesses;
    }

    private IEnumerable<Gram> KnownOf(HashSet<int> grams)
    {
        foreach (var gram in grams)
        {
            if (_grams.TryGetValue(gram, out var known))
            {
                yield return known;
            }
        }
    }

    // A gram no example has still makes the text less like any of them.
    private double NormOf(HashSet<int> grams)
    {
        var unseen = Math.Log(1 + _examples.Count);
        var sum = 0.0;
        foreach (var gram in grams)
        {
            var rarity = _grams.TryGetValue(gram, out var known) ? known.Rarity : unseen;
            sum += rarity * rarity;
        }

        return Math.Sqrt(sum);
    }

    private double[] WeightsOf(IEnumerable<int> examples)
    {
        var weights = new double[Codes];
        foreach (var codes in examples.Select(example => _examples[example].Codes))
        {
            for (var i = 0; i < codes.Count; i++)
            {
                weights[codes[i]] += i == 0 ? 1 : FurtherTypeShare;
            }
        }

        return weights;
    }

    private static HashSet<int> GramsOf(TextIndex text)
    {
        var grams = new HashSet<int>();
        for (var i = 0; i < text.Length; i++)
        {
            grams.Add(text.Span[i]);
            if (i + 1 < text.Length)
            {
                grams.Add((text.Span[i] << 16) | text.Span[i + 1]);
            }
        }

        return grams;
    }

    /// <param name="Examples">Those that contain it.</param>
    /// <param name="Rarity">Logarithm of how rare it is among the examples.</param>
    /// <param name="Odds">By type code: logarithm of how much more often it stands in texts of the type than in all.</param>
    private sealed record Gram(int[] Examples, double Rarity, double[] Odds);
}
