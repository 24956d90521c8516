using Microsoft.Extensions.Options;

namespace Bot.Features.Digest;

/// <summary>Section "Digest" of the configuration. The time of day is Scheduling:Times:digest.</summary>
internal sealed class DigestOptions : IValidateOptions<DigestOptions>
{
    public const string Section = "Digest";

    private const string Working = "working";

    private const string Every = "every";

    /// <summary>"working": on working days; "every": on every day.</summary>
    public string Days { get; set; } = Working;

    /// <summary>The picture after the card, where a font for it is found.</summary>
    public bool Picture { get; set; } = true;

    public bool GoesOnDaysOff() => Days.Equals(Every, StringComparison.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, DigestOptions options) =>
        options.GoesOnDaysOff() || options.Days.Equals(Working, StringComparison.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(DigestTexts.WrongDays(Section, options.Days));
}
