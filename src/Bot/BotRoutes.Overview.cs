using Bot.Conversations;
using Bot.Features.Reports;

namespace Bot;

/// <summary>Rows of what leaders and offices see and answer for.</summary>
internal static partial class BotRoutes
{
    private static Routes Overview(this Routes routes) => routes
        // Reports
        .Prefix<ReportHandler>(ReportTexts.Command)
        .Verb<ReportCardHandler>(ReportCards.ReleaseVerb, ReportCards.RemarkVerb, ReportCards.RemakeVerb)
        .Question<ReportCardHandler>(ReportCardHandler.Question)
        .Job<ReportJobHandler>(ReportJobHandler.Job);
}
