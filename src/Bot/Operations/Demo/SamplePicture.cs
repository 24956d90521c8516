namespace Bot.Operations.Demo;

/// <summary>A small grey picture for the played tour: a valid 16×16 PNG.</summary>
internal static class SamplePicture
{
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAx0lEQVR42jXOiRKBUBQA0PulDEPZS0myZylbtFiLFLLGMHygmV7vB84cKNV7k/n25P/803Y+"
        + "6dWBrXXHhnV8fB9Hyxh3a1AUxKG2cW+fm7vRhqIAdKU9UNfO9X111uqgXYFCuSlNl/b5dbaXU6lZhjzX6CuLnff0dgul3+Agi1VkspBhqp2Rbh7uB1MfdaoM"
        + "pLCKTBpIim/Js9X+sl/N5BZPQRKryMxDIhfmg3gpB3GsIjMDsXSYD+LFNESxikwSIkSYD+IF4g/ZJokBtiqtiAAAAABJRU5ErkJggg==");
}
