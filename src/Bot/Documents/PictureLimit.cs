namespace Bot.Documents;

/// <summary>How many bytes of pictures go into one form. WeCom takes no file above 20 MB (protocol 5.3) and nobody can open a larger one on a phone.</summary>
internal sealed class PictureLimit
{
    /// <summary>Bytes.</summary>
    public const int Most = 12 * 1024 * 1024;

    private long _taken;

    /// <summary>True when a picture of that many bytes goes in; one that does not goes apart, and a smaller one after it may still fit.</summary>
    public bool Takes(long size)
    {
        var fits = _taken + size <= Most;
        _taken += fits ? size : 0;
        return fits;
    }
}
