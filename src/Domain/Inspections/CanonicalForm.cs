using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Domain.Enterprises;

namespace Domain.Inspections;

/// <summary>
/// The form as the one text that is hashed: a line "key=value" per field in this order, LF. A line without "=" is a null; \ and line
/// breaks inside a value are escaped, so that no value can look like another field. A new field goes in with a new number in the first line.
/// </summary>
public static class CanonicalForm
{
    private const string Format = "form=1";

    /// <summary>The text; <see cref="Inspection.SnapshotHash"/> is the one field it leaves out.</summary>
    public static string TextOf(Inspection inspection)
    {
        var text = new StringBuilder(Format).Append('\n');
        Line(text, "id", inspection.Id);
        Line(text, "campaign", inspection.CampaignId);
        Line(text, "replaces", inspection.Replaces);
        Line(text, "number", Number(inspection.Number));
        Line(text, "status", inspection.Status.ToString());
        Line(text, "version", Number(inspection.Version));
        Line(text, "round", Number(inspection.Round));
        Line(text, "date", Day(inspection.Date));
        Line(text, "opened", Time(inspection.OpenedAt));
        Line(text, "exception", inspection.ExceptionReason);
        Line(text, "exception.approver", inspection.ExceptionApprover);
        WriteEnterprise(text, inspection.Enterprise);
        Each(text, "inspector", inspection.Inspectors, (key, userId) => Line(text, key, userId));
        Line(text, "nothing_found", Flag(inspection.NothingFound));
        Each(text, "finding", inspection.Findings, (key, finding) => WriteFinding(text, key, finding));
        Each(text, "guidance", inspection.Guidance, (key, words) => Line(text, key, words));
        Each(text, "objection", inspection.Objections, (key, objection) =>
        {
            WriteSigner(text, key, objection.UserId, objection.Name, objection.At);
            Line(text, key + ".reason", objection.Reason);
        });
        Each(text, "signature", inspection.Signatures, (key, signature) => WriteSigner(text, key, signature.UserId, signature.Name, signature.At));
        return text.ToString();
    }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public static string Sha256Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void WriteEnterprise(StringBuilder text, Enterprise enterprise)
    {
        Line(text, "enterprise.id", enterprise.Id);
        Line(text, "enterprise.name", enterprise.Name);
        Line(text, "enterprise.credit_code", enterprise.CreditCode);
        Line(text, "enterprise.legal_representative", enterprise.LegalRepresentative);
        Line(text, "enterprise.address", enterprise.Address);
        Line(text, "enterprise.latitude", enterprise.Location?.Latitude.ToString(CultureInfo.InvariantCulture));
        Line(text, "enterprise.longitude", enterprise.Location?.Longitude.ToString(CultureInfo.InvariantCulture));
        Line(text, "enterprise.type", enterprise.EnterpriseType);
        Line(text, "enterprise.industry", Coded(enterprise.Industry.Code, enterprise.Industry.Name));
        Line(text, "enterprise.industry_word", enterprise.IndustryWord);
        Line(text, "enterprise.track", enterprise.Track.ToString());
        Line(text, "enterprise.county", enterprise.County);
        Line(text, "enterprise.township", enterprise.Township);
        Line(text, "enterprise.ultra_low_emission", Flag(enterprise.UltraLowEmission));
        Line(text, "enterprise.performance_grade", enterprise.PerformanceGrade);
        Line(text, "enterprise.self_accepted_since_2019", Flag(enterprise.SelfAcceptedSince2019));
        Line(text, "enterprise.off_list", enterprise.OffListReason);
    }

    private static void WriteFinding(StringBuilder text, string key, Finding finding)
    {
        Line(text, key + ".id", finding.Id);
        Line(text, key + ".ordinal", Number(finding.Ordinal));
        Line(text, key + ".revision", Number(finding.Revision));
        Line(text, key + ".text", finding.Text);
        Line(text, key + ".type", finding.Type is { } type ? Coded(type.Code, type.Name) : null);
        Line(text, key + ".handling", finding.Handling is { } handling ? Coded(handling.Code, handling.Name) : null);
        Line(text, key + ".severity", finding.Severity?.ToString());
        Line(text, key + ".deadline", finding.Deadline is { } deadline ? Day(deadline) : null);
        Each(text, key + ".answered", finding.Answered, (answered, part) => Line(text, answered, part.ToString()));
        Each(text, key + ".picture", finding.Pictures, (shown, picture) =>
        {
            Line(text, shown + ".media", picture.MediaId);
            Line(text, shown + ".sha256", picture.Sha256);
            Line(text, shown + ".received", Time(picture.ReceivedAt));
        });
    }

    private static void WriteSigner(StringBuilder text, string key, string userId, string name, DateTimeOffset at)
    {
        Line(text, key + ".user", userId);
        Line(text, key + ".name", name);
        Line(text, key + ".at", Time(at));
    }

    private static void Each<T>(StringBuilder text, string key, IReadOnlyList<T> items, Action<string, T> write)
    {
        Line(text, key + ".count", Number(items.Count));
        for (var i = 0; i < items.Count; i++)
        {
            write($"{key}.{Number(i + 1)}", items[i]);
        }
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        text.Append(key);
        if (value is not null)
        {
            text.Append('=').Append(value
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("\r", @"\r", StringComparison.Ordinal)
                .Replace("\n", @"\n", StringComparison.Ordinal));
        }

        text.Append('\n');
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Coded(int code, string name) => $"{Number(code)} {name}";

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Milliseconds: what the stores keep, so that a form read back gives the same text.
    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
