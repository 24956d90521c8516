using System.Runtime.InteropServices;

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
    private readonly double[] _texts;

    public ExampleIndex(IReadOnlyList<ProblemExample> examples, IReadOnlyDictionary<string, string> replace, Vocabulary vocabulary)
    {
        _examples = examples;
        _texts = new double[Codes];
        var sets = new HashSet<int>[examples.Count];
        for (var example = 0; example < examples.Count; example++)
        {
            AddWeight(example, _texts);
            sets[example] = GramsOf(new TextIndex(examples[example].Text, replace, vocabulary));
            foreach (var gram in sets[example])
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_grams, gram, out _);
                (known ??= new Gram()).Examples.Add(example);
            }
        }

        foreach (var gram in _grams.Values)
        {
            gram.Rarity = Math.Log(1 + ((double)examples.Count / gram.Examples.Count));
        }

        _norms = Array.ConvertAll(sets, NormOf);
    }

    /// <summary>Points by type code 1-27.</summary>
    public double[] PointsFor(TextIndex text)
    {
        var grams = GramsOf(text);
        var points = new double[Codes];
        foreach (var known in KnownOf(grams))
        {
            var odds = OddsOf(known);
            for (var code = 0; code < Codes; code++)
            {
                points[code] += odds[code];
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

    /// <summary>Settled at the first text that has the gram: most of ten thousand are never asked for. Two threads that settle it at once settle the same.</summary>
    private double[] OddsOf(Gram gram)
    {
        if (gram.Odds is { } settled)
        {
            return settled;
        }

        var odds = new double[Codes];
        foreach (var example in gram.Examples)
        {
            AddWeight(example, odds);
        }

        var usual = odds.Sum() / _texts.Sum();
        for (var code = 0; code < Codes; code++)
        {
            odds[code] = Math.Log((odds[code] + (Smoothing * usual)) / (_texts[code] + Smoothing) / usual);
        }

        return gram.Odds = odds;
    }

    private void AddWeight(int example, double[] weights)
    {
        var codes = _examples[example].Codes;
        for (var i = 0; i < codes.Count; i++)
        {
            weights[codes[i]] += i == 0 ? 1 : FurtherTypeShare;
        }
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

    private sealed class Gram
    {
        /// <summary>Those that contain it.</summary>
        public List<int> Examples { get; } = [];

        /// <summary>Logarithm of how rare it is among the examples.</summary>
        public double Rarity { get; set; }

        /// <summary>By type code: logarithm of how much more often it stands in texts of the type than in all; null until somebody asks.</summary>
        public double[]? Odds { get; set; }
    }
}
