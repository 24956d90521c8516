using Domain.Enterprises;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Bot.Documents;

/// <summary>What a picture says of itself (EXIF): most phones and WeCom itself leave it out, and anybody can write it.</summary>
/// <param name="TakenAt">Local time of the phone; null when it says nothing.</param>
/// <param name="TakenIn">WGS-84; null when it says nothing.</param>
internal sealed record PictureFacts(DateTime? TakenAt, GeoPoint? TakenIn)
{
    private static readonly PictureFacts Nothing = new(null, null);

    /// <summary>A picture that cannot be read says nothing.</summary>
    public static PictureFacts Of(byte[] picture)
    {
        IReadOnlyList<MetadataExtractor.Directory> parts;
        try
        {
            parts = ImageMetadataReader.ReadMetadata(new MemoryStream(picture));
        }
        catch (Exception fault) when (fault is ImageProcessingException or IOException or MetadataException)
        {
            return Nothing;
        }

        var taken = parts.OfType<ExifSubIfdDirectory>()
            .Select(part => part.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var at) ? at : (DateTime?)null)
            .FirstOrDefault(at => at is not null);
        var place = parts.OfType<GpsDirectory>().Select(part => part.GetGeoLocation()).FirstOrDefault(one => one is { IsZero: false });
        return new PictureFacts(taken, place is not null && Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180 ? new GeoPoint(place.Latitude, place.Longitude) : null);
    }
}
