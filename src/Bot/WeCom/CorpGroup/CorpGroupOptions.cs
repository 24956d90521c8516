using System.ComponentModel.DataAnnotations;

namespace Bot.WeCom.CorpGroup;

/// <summary>上下游 (protocol 6.3): officers who are members of their own company's corp. Off until the application is shared and may call the API.</summary>
internal sealed class CorpGroupOptions
{
    public const string Section = "CorpGroup";

    public bool Enabled { get; set; }

    /// <summary>How often the list of companies that the application is shared with is asked for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "要在 00:01:00 到 1.00:00:00 之间。")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(10);
}
