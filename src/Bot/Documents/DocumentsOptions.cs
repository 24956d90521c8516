namespace Bot.Documents;

/// <summary>Section "Documents" of the configuration.</summary>
internal sealed class DocumentsOptions
{
    public const string Section = "Documents";

    /// <summary>File of a font with Chinese letters (.ttf, .otf, .ttc) for pictures; empty: one that the system has at a known place.</summary>
    public string FontPath { get; set; } = "";
}
