namespace Domain.Enterprises;

/// <param name="Id">Of the enterprise.</param>
/// <param name="Metres">Great-circle distance.</param>
public readonly record struct Near(string Id, double Metres);

/// <summary>
/// Enterprises by place: the nearest ones and those within a radius, exactly as <see cref="GeoPoint.MetresTo"/> measures them. A k-d tree over the unit
/// vectors, so neither the date line nor a pole is a special case. It does not change: a new roster makes a new index.
/// </summary>
public sealed class NearestIndex
{
    private const double Diameter = 2 * 6_371_008.8;

    /// <summary>Metres by which vector and haversine may differ in the last digits.</summary>
    private const double Slack = 0.001;

    /// <summary>Below so many points looking at each is quicker than going on.</summary>
    private const int Leaf = 8;

    private readonly (string Id, GeoPoint Place)[] _points;
    private readonly double[][] _vectors;

    public NearestIndex(IEnumerable<(string Id, GeoPoint Place)> places)
    {
        _points = [.. places];
        _vectors = [.. _points.Select(point => Vector(point.Place))];
        Build(0, _points.Length, 0);
    }

    public int Count => _points.Length;

    /// <summary>The nearest ones, near ones first; of equal ones the smaller id.</summary>
    public IReadOnlyList<Near> Nearest(GeoPoint from, int take)
    {
        var found = new List<Near>(Math.Clamp(take, 0, Count) + 1);
        if (take > 0)
        {
            Search(new Query(from, Vector(from), found, take, double.PositiveInfinity), 0, Count, 0);
        }

        return found;
    }

    /// <summary>All within the radius, its border included; near ones first, of equal ones the smaller id.</summary>
    public IReadOnlyList<Near> Within(GeoPoint from, double metres)
    {
        var found = new List<Near>();
        Search(new Query(from, Vector(from), found, int.MaxValue, metres), 0, Count, 0);
        found.Sort(Compare);
        return found;
    }

    /// <summary>The middle of each range splits it: smaller ones before it, larger ones behind.</summary>
    private void Build(int start, int end, int axis)
    {
        if (end - start <= Leaf)
        {
            return;
        }

        var order = Enumerable.Range(start, end - start).ToArray();
        Array.Sort(Array.ConvertAll(order, index => _vectors[index][axis]), order);
        var (points, vectors) = (Array.ConvertAll(order, index => _points[index]), Array.ConvertAll(order, index => _vectors[index]));
        points.CopyTo(_points, start);
        vectors.CopyTo(_vectors, start);
        var middle = (start + end) / 2;
        Build(start, middle, (axis + 1) % 3);
        Build(middle + 1, end, (axis + 1) % 3);
    }

    private void Search(Query query, int start, int end, int axis)
    {
        if (end - start <= Leaf)
        {
            for (var index = start; index < end; index++)
            {
                Offer(query, index);
            }

            return;
        }

        var middle = (start + end) / 2;
        var beyond = query.Vector[axis] - _vectors[middle][axis];
        var next = (axis + 1) % 3;
        Offer(query, middle);
        Half(beyond < 0);
        if (Diameter * Math.Asin(Math.Min(1, Math.Abs(beyond) / 2)) - Slack <= query.Farthest)
        {
            Half(beyond >= 0);
        }

        void Half(bool smaller)
        {
            if (smaller)
            {
                Search(query, start, middle, next);
            }
            else
            {
                Search(query, middle + 1, end, next);
            }
        }
    }

    private void Offer(Query query, int index)
    {
        var near = new Near(_points[index].Id, query.From.MetresTo(_points[index].Place));
        if (near.Metres > query.Farthest)
        {
            return;
        }

        if (query.Take == int.MaxValue)
        {
            query.Found.Add(near);
            return;
        }

        var place = query.Found.BinarySearch(near, ByDistance);
        query.Found.Insert(place < 0 ? ~place : place, near);
        if (query.Found.Count > query.Take)
        {
            query.Found.RemoveAt(query.Take);
        }
    }

    private static Comparer<Near> ByDistance { get; } = Comparer<Near>.Create(Compare);

    private static int Compare(Near one, Near other) =>
        one.Metres.CompareTo(other.Metres) is not 0 and var metres ? metres : string.CompareOrdinal(one.Id, other.Id);

    private static double[] Vector(GeoPoint point)
    {
        var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude));
        return [Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude)];
    }

    private sealed record Query(GeoPoint From, double[] Vector, List<Near> Found, int Take, double Radius)
    {
        /// <summary>What is farther away does not come in any more.</summary>
        public double Farthest => Found.Count < Take || Take == int.MaxValue ? Radius : Found[^1].Metres;
    }
}
