using Bot.Conversations;
using Bot.Features.Accountability;
using Bot.Features.Audit;
using Bot.Features.BoardLink;
using Bot.Features.Digest;
using Bot.Features.EvidencePacks;
using Bot.Features.Portraits;
using Bot.Features.Reports;

namespace Bot;

/// <summary>Rows of what leaders and offices see and answer for.</summary>
internal static partial class BotRoutes
{
    private static Routes Overview(this Routes routes) => routes
        // Accountability
        .Prefix<MissedHandler>(MissedTexts.Command)
        .Question<MissedHandler>(MissedHandler.Question)
        .Picture<MissedHandler>(MissedHandler.Question)
        .Verb<MissedHandler>(MissedCards.OpenVerb, MissedCards.OpenHintedVerb)
        .Verb<MissedMaterialHandler>(MissedCards.EvidenceVerb, MissedCards.AnswerVerb, MissedCards.NothingVerb)
        .Question<MissedMaterialHandler>(MissedMaterialHandler.Question)
        .Picture<MissedMaterialHandler>(MissedMaterialHandler.Question)
        .Answer<MissedMaterialHandler>(MissedMaterialHandler.Question, MissedMaterialHandler.End)
        .Verb<MissedDecisionHandler>(MissedCards.ConfirmVerb, MissedCards.WithdrawVerb, StepCards.DoVerb)
        .Question<MissedDecisionHandler>(MissedDecisionHandler.Question, MissedDecisionHandler.StepQuestion)

        // Evidence pack
        .Prefix<EvidencePackHandler>(PackTexts.Command)

        // Audit
        .Job<HeadHandler>(HeadHandler.Job)

        // Board
        .Prefix<BoardLinkHandler>(BoardLinkTexts.Commands)

        // Digest
        .Job<DigestHandler>(DigestHandler.Job)
        .Prefix<DigestAskHandler>(DigestTexts.Command)
        .Idle<DigestAskHandler>(DigestTexts.ActWords)
        .Verb<DigestActHandler>(DigestCards.ListVerb, DigestCards.UrgeVerb, DigestCards.PictureVerb)

        // Reports
        .Prefix<ReportHandler>(ReportTexts.Command)
        .Glued(ReportTexts.Command, ReportTexts.IsPlaceOrAgain)
        .Idle<ReportHandler>(ReportTexts.ReleaseWord)
        .Verb<ReportCardHandler>(ReportCards.ReleaseVerb, ReportCards.RemarkVerb, ReportCards.RemakeVerb)
        .Question<ReportCardHandler>(ReportCardHandler.Question)
        .Job<ReportJobHandler>(ReportJobHandler.Job)

        // Portrait
        .Prefix<PortraitHandler>(PortraitTexts.Commands)
        .Verb<PortraitHandler>(PortraitCards.PickVerb, PortraitCards.FindingsVerb, PortraitCards.FileVerb, PortraitCards.PageVerb);
}
