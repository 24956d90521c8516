using Bot.Conversations;
using Bot.Features.Access;
using Bot.Features.Accountability;
using Bot.Features.Alerts;
using Bot.Features.AssignFinding;
using Bot.Features.Broadcasts;
using Bot.Features.CityBrigades;
using Bot.Features.Commitment;
using Bot.Features.ConfirmInspection;
using Bot.Features.ConfirmRoster;
using Bot.Features.Emergencies;
using Bot.Features.Help;
using Bot.Features.ImportRoster;
using Bot.Features.InsideReports;
using Bot.Features.Ledger;
using Bot.Features.LookBacks;
using Bot.Features.LookBacks.Arranging;
using Bot.Features.LostMessages;
using Bot.Features.Materials;
using Bot.Features.MyTasks;
using Bot.Features.Penalties;
using Bot.Features.PersonTimes;
using Bot.Features.PlannedVisits;
using Bot.Features.PlannedVisits.Leaves;
using Bot.Features.Planning;
using Bot.Features.Progress;
using Bot.Features.Rectify;
using Bot.Features.ReportFinding;
using Bot.Features.Reports;
using Bot.Features.SelfChecks;
using Bot.Features.Shared;
using Bot.Features.StartInspection;
using Bot.Features.Surveys;

namespace Bot;

/// <summary>The one table: who answers which words, buttons, menu entries and questions.</summary>
internal static partial class BotRoutes
{
    public static Routes Table() => new Routes()
        .Guard<UnknownPersonGuard>()
        .Guard<CommitmentGuard>()
        .Spoken(StartTexts.Cancel, MissedTexts.Yes, ReportTexts.Drop)

        // Getting in
        .Otherwise<EnteredInput, EnteredHandler>()
        .Otherwise<UnsupportedInput, UnsupportedHandler>()
        .Command<HelpHandler>(HelpWords.Commands)
        .Menu<HelpHandler>(HelpWords.MenuKey)
        .Command<CommitmentHandler>(CommitmentTexts.Command)
        .Menu<CommitmentHandler>(CommitmentTexts.MenuKey)
        .Verb<CommitmentHandler>(CommitmentTexts.SignVerb)
        .Command<MyTasksHandler>(MyTasksHandler.Commands)
        .Menu<MyTasksHandler>(MyTasksHandler.MenuKey)

        // Starting a visit
        .Prefix<StartHandler>(StartTexts.Command, StartTexts.Prefix)
        .Glued(StartTexts.Prefix, StartTexts.IsName)
        .Question<StartHandler>(StartTexts.NameQuestion)
        .Menu<StartHandler>(StartTexts.MenuKey)
        .Verb<StartVisitHandler>(VisitOffer.Verb, AnotherVisitCard.Verb, ExceptionCard.ComplaintVerb, ExceptionCard.OnlineVerb)
        .Verb<SpecialReasonHandler>(ExceptionCard.SpecialVerb)
        .Question<SpecialReasonHandler>(StartTexts.ReasonQuestion)
        .Verb<ApprovalHandler>(ApprovalCard.ApproveVerb, ApprovalCard.RejectVerb)
        .Command<DraftsHandler>(StartTexts.DraftsCommand)
        .Verb<DraftsHandler>(DraftCards.ContinueVerb)
        .Prefix<CorrectHandler>(CorrectHandler.Command)
        .Glued(CorrectHandler.Command, BeginsWithDigit)
        .Verb<DropDraftHandler>(DraftCards.DropVerb, DropDraftHandler.ConfirmVerb, DropDraftHandler.KeepVerb)
        .Otherwise<LocationInput, LocationHandler>()

        // Filing findings
        .Prefix<TextHandler>(FindingTexts.OneLinePrefix, FindingTexts.ChangePrefix)
        .Glued(FindingTexts.ChangePrefix, FindingTexts.IsChange)
        .Otherwise<TextInput, TextHandler>()
        .Verb<FormHandler>(FindingCards.SetVerb, FindingCards.MoreTypesVerb, FindingCards.PickTypeVerb)
        .Verb<DeadlineHandler>(FindingCards.DeadlineVerb)
        .Question<DeadlineHandler>(FindingTexts.DeadlineQuestion)
        .Prefix<WithdrawHandler>(FindingTexts.WithdrawCommand, FindingTexts.UndoCommand)
        .Glued(FindingTexts.WithdrawCommand, FindingTexts.IsOrdinal)
        .Glued(FindingTexts.UndoCommand, FindingTexts.IsOrdinal)
        .Verb<WithdrawHandler>(FindingCards.DropVerb)
        .Command<RemarkHandler>(FindingTexts.NothingFoundCommands)
        .Prefix<RemarkHandler>(FindingTexts.GuidancePrefixes)
        .Otherwise<PictureInput, PictureHandler>()
        .Otherwise<MediaFetched, MediaHandler>()

        // Completing and signing
        .Command<CompleteHandler>(CompleteHandler.Commands)
        .Verb<CompleteHandler>(CompleteHandler.Verbs)
        .Question<CompleteHandler>(FormQuestions.Kind)
        .Place<CompleteHandler>(FormQuestions.Kind)
        .Command<SignatureHandler>(SignatureHandler.Commands)
        .Menu<SignatureHandler>(SignatureHandler.MenuKey)
        .Verb<SignatureHandler>(SignatureCards.SignVerb, SignatureCards.ObjectVerb)
        .Question<SignatureHandler>(SignatureHandler.ObjectionQuestion)

        // What the signatures set off
        .Verb<AcknowledgeHandler>(NoticeCards.AcknowledgeVerb)
        .Verb<AssignHandler>(AssignmentCards.AcceptVerb, AssignmentCards.HandOverVerb, AssignHandler.HandToVerb)
        .Command<LedgerHandler>(LedgerHandler.Commands)
        .Otherwise<Undelivered, LostMessageHandler>()
        .Otherwise<PersonTimesLow, PersonTimesHandler>()
        .Job<HangingHandler>(HangingHandler.Job)

        // Rectification
        .Command<RectifyHandler>(CaseTexts.Command, CaseTexts.ExtendCommand, CaseTexts.Extend)
        .Verb<RectifyHandler>(CaseCards.OpenVerb)
        .Verb<EvidenceHandler>(CaseCards.HandVerb, CaseCards.SubmitVerb)
        .Question<EvidenceHandler>(EvidenceHandler.Question)
        .Picture<EvidenceHandler>(EvidenceHandler.Question)
        .Odd<EvidenceHandler>(EvidenceHandler.Question)
        .Answer<EvidenceHandler>(EvidenceHandler.Question, CompleteHandler.Commands)
        .Verb<ExtensionHandler>(CaseCards.ExtendVerb)
        .Question<ExtensionHandler>(ExtensionHandler.Question)
        .Verb<ExtensionDecisionHandler>(CaseCards.GrantVerb, CaseCards.RefuseVerb)
        .Question<ExtensionDecisionHandler>(ExtensionDecisionHandler.Question)
        .Verb<RecheckHandler>(CaseCards.PassVerb, CaseCards.ReturnVerb, CaseCards.VisitVerb)
        .Question<RecheckHandler>(RecheckHandler.Question)
        .Prefix<RegradeHandler>(RegradeTexts.Command)
        .Glued(RegradeTexts.Command, BeginsWithDigit)
        .Prefix<StoryHandler>(StoryTexts.Command)
        .Glued(StoryTexts.Command, BeginsWithDigit)
        .Prefix<RefusedNoticeHandler>(RefusedNoticeTexts.Command)
        .Glued(RefusedNoticeTexts.Command, BeginsWithDigit)
        .Job<RemindHandler>(RemindHandler.Job)
        .Job<UnacknowledgedHandler>(UnacknowledgedHandler.Job)

        // One text for many
        .Prefix<BroadcastHandler>(BroadcastTexts.Command)
        .Question<BroadcastHandler>(BroadcastHandler.TextQuestion)
        .Picture<BroadcastHandler>(BroadcastHandler.TextQuestion)
        .Question<ConfirmBroadcastHandler>(BroadcastPreviews.Question)
        .Picture<ConfirmBroadcastHandler>(BroadcastPreviews.Question)
        .Verb<BroadcastHandler>(BroadcastCards.GroupVerb, BroadcastCards.CountyVerb)
        .Verb<ConfirmBroadcastHandler>(BroadcastCards.SendVerb, BroadcastCards.DropVerb)
        .Command<BroadcastProgressHandler>(BroadcastTexts.ProgressCommand)
        .Otherwise<BroadcastOver, BroadcastProgressHandler>()

        // The day's planned visits
        .Job<MorningHandler>(MorningHandler.Job)
        .Command<VisitDayHandler>(VisitTexts.Command)
        .Command<ProgressHandler>(ProgressTexts.Command)
        .Verb<VisitDayHandler>(VisitCards.AcceptVerb, VisitCards.StartVerb, VisitCards.CannotVerb, VisitCards.GiveVerb)
        .Verb<VisitChangeHandler>(VisitCards.DeclineVerb, VisitCards.HandVerb)
        .Question<VisitChangeHandler>(VisitCards.WhyQuestion)
        .Answer<VisitChangeHandler>(VisitCards.WhyQuestion, LeaveTexts.Command)
        .Verb<ArrangeHandler>(ArrangeCards.Verb)
        .Command<ArrangeListHandler>(VisitTexts.ArrangeCommand)
        .Verb<ArrangeListHandler>(ArrangeListCard.PickVerb, ArrangeListCard.PageVerb)
        .Verb<ArrangeManyHandler>(ArrangeManyCards.BeginVerb, ArrangeManyCards.CountyVerb, ArrangeManyCards.WhomVerb, ArrangeManyCards.GiveVerb)
        .Prefix<LeaveHandler>(LeaveTexts.Command, LeaveTexts.BackCommand)
        .Question<LeaveHandler>(LeaveNamesakes.Question)
        .Job<LeaveMorningHandler>(LeaveMorningHandler.Job)
        .Job<UntakenHandler>(UntakenHandler.Job)

        // The counties' lists
        .Prefix<ConfirmRosterHandler>(ConfirmRosterTexts.Command)
        .Verb<ConfirmRosterHandler>(ConfirmRosterCard.Verb)
        .Job<RosterDueHandler>(RosterDueHandler.Job)
        .Prefix<UploadLinkHandler>(ImportTexts.Command)
        .Otherwise<RosterStaged, StagedHandler>()
        .Verb<StagedHandler>(StagedHandler.ApplyVerb, StagedHandler.DropVerb)

        // Self-check
        .Prefix<SelfCheckHandler>(SelfCheckTexts.Command)
        .Verb<SelfCheckHandler>(SelfCheckCards.PickVerb)
        .Verb<PartHandler>(SelfCheckCards.PartVerb, SelfCheckCards.ClearVerb, SelfCheckCards.AgainVerb)
        .Question<PartHandler>(SelfCheckTexts.PartQuestion)
        .Picture<PartHandler>(SelfCheckTexts.PartQuestion)
        .Answer<PartHandler>(SelfCheckTexts.PartQuestion, FindingTexts.NothingFoundCommands)
        .Verb<ProblemHandler>(SelfCheckCards.MendedVerb, SelfCheckCards.DueVerb)
        .Question<ProblemHandler>(SelfCheckTexts.DayQuestion)
        .Command<CloseHandler>(SelfCheckTexts.CloseCommand)
        .Verb<CloseHandler>(SelfCheckCards.CloseVerb)
        .Answer<CloseHandler>(SelfCheckTexts.PartQuestion, CompleteHandler.Commands)
        .Verb<PromiseHandler>(SelfCheckCards.PromiseVerb, SelfCheckCards.SignVerb)
        .Prefix<SilentHandler>(SilentTexts.Command)
        .Job<NoticeHandler>(NoticeHandler.Job)
        .Job<ReminderHandler>(ReminderHandler.Job)

        // Look-back
        .Command<LookBackHandler>(LookBackTexts.Command)
        .Verb<LookBackHandler>([LookBackCards.OpenVerb, LookBackCards.CorrectVerb, .. LookBackCards.ResultVerbs])
        .Verb<HandOverHandler>(LookBackCards.GiveVerb, LookBackCards.HandVerb)
        .Question<LookBackHandler>(LookBackHandler.Question)
        .Picture<LookBackHandler>(LookBackHandler.Question)
        .Job<LookBackPlanHandler>(LookBackPlanHandler.Job)
        .Job<LookBackMorningHandler>(LookBackMorningHandler.Job)

        // Look-back: the leaders
        .Command<LookBackArrangeHandler>(LookBackArrangeTexts.Command)
        .Prefix<LookBackGiveAllHandler>(LookBackArrangeTexts.Command)
        .Verb<LookBackArrangeHandler>(LookBackArrangeCards.PickVerb, LookBackArrangeCards.PageVerb, LookBackArrangeCards.ArrangeVerb)
        .Verb<LookBackGiveAllHandler>(LookBackArrangeCards.WhoseVerb, LookBackArrangeCards.GiveAllVerb)
        .Job<LookBackOverdueHandler>(LookBackOverdueHandler.Job)

        // City brigades
        .Command<QuotaHandler>(QuotaTexts.Command)
        .Job<QuotaHandler>(QuotaHandler.Job)
        .Prefix<SpotDrawHandler>(SpotTexts.Command)
        .Glued(SpotTexts.Command, BeginsWithDigit)
        .Verb<SpotResultHandler>(SpotCards.TrueVerb, SpotCards.OmissionVerb, SpotCards.PerfunctoryVerb)
        .Question<SpotResultHandler>(SpotResultHandler.Question)

        // Integrity survey
        .Prefix<SurveyReportHandler>(SurveyTexts.Command)
        .Verb<SurveyHandler>(SurveyCards.AnswerVerb)
        .Question<SurveyHandler>(SurveyHandler.Question)
        .Job<SurveyJobHandler>(SurveyJobHandler.Job)

        // Emergency report
        .Prefix<EmergencyHandler>(EmergencyTexts.FaultCommand, EmergencyTexts.IncidentCommand)
        .Menu<EmergencyHandler>(EmergencyTexts.MenuKey)
        .Question<EmergencyHandler>(EmergencyHandler.Question)
        .Picture<EmergencyHandler>(EmergencyHandler.Question)
        .Verb<EmergencyHandler>(EmergencyCards.PickVerb, EmergencyCards.NewVerb)
        .Prefix<EmergencyChangeHandler>(EmergencyTexts.MeasuresCommand, EmergencyTexts.RestoredCommand)
        .Verb<EmergencyChangeHandler>(EmergencyCards.AddVerb, EmergencyCards.RestoredVerb, EmergencyCards.TimeVerb)
        .Question<EmergencyChangeHandler>(EmergencyChangeHandler.Question)
        .Picture<EmergencyChangeHandler>(EmergencyChangeHandler.Question)
        .Job<EmergencyJobHandler>(EmergencyJobHandler.Job)

        // Inside report
        .Prefix<InsideReportHandler>(InsideDrafts.Command)
        .Exclusive<InsideReportHandler>(InsideDrafts.Question)
        .Picture<InsideReportHandler>(InsideDrafts.Question)
        .Place<InsideReportHandler>(InsideDrafts.Question)
        .Odd<InsideReportHandler>(InsideDrafts.Question)
        .Unguarded<InsideReportHandler>()
        .Verb<InsideAnswerHandler>(InsideCards.ReadVerb, InsideCards.WhoVerb, InsideCards.AcceptVerb, InsideCards.TransferVerb, InsideCards.CountyVerb, InsideCards.CloseVerb)
        .Question<InsideAnswerHandler>(InsideAnswerHandler.Question)
        .Job<InsideJobHandler>(InsideJobHandler.Job)

        // Material
        .Command<MaterialHandler>(MaterialTexts.Command)
        .Question<MaterialHandler>(MaterialHandler.Question)
        .Verb<MaterialHandler>(MaterialCards.AskVerb)
        .Verb<SendMaterialHandler>(MaterialCards.SendVerb, MaterialCards.ShapeVerb, MaterialCards.DropVerb)
        .Prefix<SendMaterialHandler>(MaterialTexts.StopCommand)
        .Glued(MaterialTexts.StopCommand, BeginsWithDigit)
        .Verb<ConfirmMaterialHandler>(MaterialCards.ConfirmVerb)
        .Command<MaterialProgressHandler>(MaterialTexts.ProgressCommand)
        .Prefix<MaterialProgressHandler>(MaterialTexts.ListCommand)
        .Job<MaterialJobHandler>(MaterialJobHandler.Job)

        // Planning the visits
        .Command<PlanHandler>(PlanTexts.Command)
        .Verb<PlanHandler>(PlanCards.CountyVerb, PlanCards.ApplyVerb, PlanCards.AgainVerb)
        .Prefix<DrawHandler>(DrawTexts.Command)
        .Glued(DrawTexts.Command, BeginsWithDigit)
        .Verb<DrawHandler>(DrawCards.GoVerb, DrawCards.DropVerb)
        .Otherwise<AlertRaised, AlertHandler>()
        .Command<AlertChatHandler>(AlertChatTexts.Command)
        .Question<AlertChatHandler>(AlertChatHandler.PlaceQuestion)
        .Place<AlertChatHandler>(AlertChatHandler.PlaceQuestion)
        .Verb<AlertChatHandler>(AlertCards.SetVerb, AlertCards.AtVerb, AlertCards.SendVerb, AlertCards.DropVerb)
        .Verb<AlertVisitHandler>(AlertCards.AgainVerb, AlertCards.MoreVerb)

        // Penalties
        .Prefix<PenaltyHandler>(PenaltyTexts.Command)
        .Glued(PenaltyTexts.Command, BeginsWithDigit)
        .Verb<PenaltyHandler>(PenaltyButton.Verb, PenaltyCards.PickVerb)
        .Verb<CaseHandler>(PenaltyCards.CaseVerb, PenaltyCards.NoCaseVerb, PenaltyCards.OtherCaseVerb, PenaltyCards.ChangeVerb, PenaltyCards.ChangeFactVerb, PenaltyCards.SubmitVerb)
        .Verb<FactHandler>(PenaltyCards.FactVerbs)
        .Question<FactHandler>(PenaltyCards.FactQuestion)
        .Verb<DecideHandler>([.. PenaltyCards.DecideVerbs, PenaltyCards.SignVerb, PenaltyCards.RewriteVerb, PenaltyCards.AmendVerb])
        .Question<DecideHandler>(PenaltyCards.ReasonQuestion)
        .Overview();

    private static bool BeginsWithDigit(string rest) => rest.Length > 0 && char.IsAsciiDigit(rest[0]);
}
