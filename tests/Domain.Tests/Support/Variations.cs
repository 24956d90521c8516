using System.Collections;
using System.Reflection;
using Domain.Enterprises;
using Domain.Inspections;

namespace Domain.Tests.Support;

/// <summary>Copies of a record that each differ in one field, at any depth.</summary>
internal static class Variations
{
    public static IEnumerable<(string Path, object? Value)> Of(object? value, Type type, string path)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Changed(value, plain) is { } changed)
        {
            return [(path, changed)];
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return OfList(((IEnumerable)value!).Cast<object>().ToArray(), plain.GetGenericArguments()[0], path);
        }

        return OfRecord(value!, plain, path);
    }

    private static IEnumerable<(string Path, object? Value)> OfRecord(object record, Type type, string path)
    {
        var clone = type.GetMethod("<Clone>$") ?? throw new InvalidOperationException($"{path}: no way to vary a {type.Name}.");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            foreach (var (inner, changed) in Of(property.GetValue(record), property.PropertyType, $"{path}.{property.Name}"))
            {
                var copy = clone.Invoke(record, [])!;
                property.SetValue(copy, changed);
                yield return (inner, copy);
            }
        }
    }

    private static IEnumerable<(string Path, object? Value)> OfList(object[] items, Type element, string path)
    {
        Assert.True(items.Length > 0, $"{path} is empty, so that its items would not be tried.");
        yield return ($"{path}.count", ArrayOf(element, items[..^1]));
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var (inner, changed) in Of(items[i], element, $"{path}[{i}]"))
            {
                yield return (inner, ArrayOf(element, [.. items[..i], changed!, .. items[(i + 1)..]]));
            }
        }
    }

    private static Array ArrayOf(Type element, object[] items)
    {
        var array = Array.CreateInstance(element, items.Length);
        items.CopyTo(array, 0);
        return array;
    }

    private static object? Changed(object? value, Type type) => value switch
    {
        null => throw new InvalidOperationException($"A {type.Name} is null, so that it would not be tried."),
        string text => text + "x",
        int number => number + 1,
        bool flag => !flag,
        DateOnly day => day.AddDays(1),
        DateTimeOffset time => time.AddMilliseconds(1),
        Industry industry => Industry.Of(industry.Code + 1),
        ProblemType problem => ProblemType.Of(problem.Code + 1),
        Handling handling => Handling.Of(handling.Code + 1),
        GeoPoint point => new GeoPoint(point.Latitude + 1e-9, point.Longitude + 1e-9),
        Enum => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
        _ => null,
    };
}
