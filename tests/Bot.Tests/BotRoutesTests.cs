namespace Bot.Tests;

/// <summary>The table repeated as data: a row that moves, goes or comes is seen in the review.</summary>
public sealed class BotRoutesTests
{
    private const string Table = """
        command 帮助 HelpHandler
        command 菜单 HelpHandler
        command ? HelpHandler
        command ？ HelpHandler
        command help HelpHandler
        command Help HelpHandler
        command HELP HelpHandler
        command 承诺书 CommitmentHandler
        command 我的任务 MyTasksHandler
        command 任务 MyTasksHandler
        command 已收到 MyTasksHandler
        command 接单 MyTasksHandler
        command 转派 MyTasksHandler
        command 草稿 DraftsHandler
        command 无问题 RemarkHandler
        command 未发现问题 RemarkHandler
        command 没有问题 RemarkHandler
        command 完成 CompleteHandler
        command 完成体检 CompleteHandler
        command 完成了 CompleteHandler
        command 完了 CompleteHandler
        command 好了 CompleteHandler
        command 完毕 CompleteHandler
        command 填完了 CompleteHandler
        command 签字 SignatureHandler
        command 台账 LedgerHandler
        command 台帐 LedgerHandler
        command 群发进度 BroadcastProgressHandler
        command 今日体检 VisitDayHandler
        command 进度 ProgressHandler
        command 任务安排 ArrangeListHandler
        command 自查完成 CloseHandler
        command 回头看 LookBackHandler
        command 定额 QuotaHandler
        command 廉政回访 SurveyReportHandler
        prefix 开始体检 StartHandler
        prefix 体检 StartHandler
        prefix 问题 TextHandler
        prefix 改 TextHandler
        prefix 撤回 WithdrawHandler
        prefix 撤销 WithdrawHandler
        prefix 建议 RemarkHandler
        prefix 帮扶 RemarkHandler
        prefix 群发 BroadcastHandler
        prefix 名册确认 ConfirmRosterHandler
        prefix 自查 SelfCheckHandler
        prefix 自查名单 SilentHandler
        prefix 抽查 SpotDrawHandler
        verb commitment-sign CommitmentHandler
        verb start StartVisitHandler
        verb visit-another StartVisitHandler
        verb visit-complaint StartVisitHandler
        verb visit-online StartVisitHandler
        verb visit-special SpecialReasonHandler
        verb visit-approve ApprovalHandler
        verb visit-reject ApprovalHandler
        verb draft-continue DraftsHandler
        verb draft-drop DropDraftHandler
        verb draft-drop-yes DropDraftHandler
        verb draft-drop-no DropDraftHandler
        verb finding-set FormHandler
        verb finding-types FormHandler
        verb finding-type FormHandler
        verb deadline DeadlineHandler
        verb finding-drop WithdrawHandler
        verb complete CompleteHandler
        verb fill-choice CompleteHandler
        verb fill-nothing CompleteHandler
        verb fill-more CompleteHandler
        verb fill-producing CompleteHandler
        verb fill-halted CompleteHandler
        verb fill-overhaul CompleteHandler
        verb fill-clean CompleteHandler
        verb fill-general CompleteHandler
        verb fill-key CompleteHandler
        verb fill-major CompleteHandler
        verb fill-h1 CompleteHandler
        verb fill-h2 CompleteHandler
        verb fill-h3 CompleteHandler
        verb fill-h4 CompleteHandler
        verb fill-h5 CompleteHandler
        verb fill-due7 CompleteHandler
        verb fill-due15 CompleteHandler
        verb fill-due30 CompleteHandler
        verb sign SignatureHandler
        verb object SignatureHandler
        verb ack AcknowledgeHandler
        verb accept AssignHandler
        verb hand-over AssignHandler
        verb hand-to AssignHandler
        verb broadcast-group BroadcastHandler
        verb broadcast-county BroadcastHandler
        verb broadcast-send ConfirmBroadcastHandler
        verb broadcast-drop ConfirmBroadcastHandler
        verb day-accept VisitDayHandler
        verb day-start VisitDayHandler
        verb day-cannot VisitDayHandler
        verb day-give VisitDayHandler
        verb visit-decline VisitChangeHandler
        verb visit-hand VisitChangeHandler
        verb visit-arrange ArrangeHandler
        verb arrange-pick ArrangeListHandler
        verb arrange-page ArrangeListHandler
        verb roster-confirm ConfirmRosterHandler
        verb selfcheck-pick SelfCheckHandler
        verb selfcheck-part PartHandler
        verb selfcheck-clear PartHandler
        verb selfcheck-again PartHandler
        verb selfcheck-mended ProblemHandler
        verb selfcheck-due ProblemHandler
        verb selfcheck-close CloseHandler
        verb selfcheck-promise PromiseHandler
        verb selfcheck-sign PromiseHandler
        verb lookback-open LookBackHandler
        verb lookback-yes LookBackHandler
        verb lookback-yes-words LookBackHandler
        verb lookback-no LookBackHandler
        verb lookback-again LookBackHandler
        verb spot-true SpotResultHandler
        verb spot-omission SpotResultHandler
        verb spot-perfunctory SpotResultHandler
        verb survey-answer SurveyHandler
        menu HELP HelpHandler
        menu COMMITMENT CommitmentHandler
        menu MY_TASKS MyTasksHandler
        menu START StartHandler
        menu SIGN SignatureHandler
        question visit-name StartHandler
        question visit-reason SpecialReasonHandler
        question deadline DeadlineHandler
        question form-part CompleteHandler
        question objection SignatureHandler
        question broadcast-text BroadcastHandler
        question broadcast-confirm ConfirmBroadcastHandler
        question visit-why VisitChangeHandler
        question selfcheck-part PartHandler
        question selfcheck-day ProblemHandler
        question lookback-words LookBackHandler
        question spot-words SpotResultHandler
        question survey-words SurveyHandler
        answer selfcheck-part 无问题 PartHandler
        answer selfcheck-part 未发现问题 PartHandler
        answer selfcheck-part 没有问题 PartHandler
        answer selfcheck-part 完成 CloseHandler
        answer selfcheck-part 完成体检 CloseHandler
        answer selfcheck-part 完成了 CloseHandler
        answer selfcheck-part 完了 CloseHandler
        answer selfcheck-part 好了 CloseHandler
        answer selfcheck-part 完毕 CloseHandler
        answer selfcheck-part 填完了 CloseHandler
        place form-part CompleteHandler
        picture broadcast-text BroadcastHandler
        picture broadcast-confirm ConfirmBroadcastHandler
        picture selfcheck-part PartHandler
        picture lookback-words LookBackHandler
        job hanging HangingHandler
        job morning MorningHandler
        job untaken UntakenHandler
        job rosterdue RosterDueHandler
        job selfcheck NoticeHandler
        job selfcheckreminder ReminderHandler
        job lookbackplan LookBackPlanHandler
        job lookback LookBackMorningHandler
        job cityquota QuotaHandler
        job survey SurveyJobHandler
        input EnteredInput EnteredHandler
        input UnsupportedInput UnsupportedHandler
        input LocationInput LocationHandler
        input TextInput TextHandler
        input PictureInput PictureHandler
        input MediaFetched MediaHandler
        input Undelivered LostMessageHandler
        input PersonTimesLow PersonTimesHandler
        input BroadcastOver BroadcastProgressHandler
        """;

    [Fact]
    public void Table_IsAsListed() =>
        Assert.Equal(
            Table.Split('\n', StringSplitOptions.TrimEntries),
            BotRoutes.Table().Rows.Select(row => $"{row.Kind} {row.Key} {row.Handler.Name}"));

    [Fact]
    public void Guards_KnowThePersonFirst() =>
        Assert.Equal(["UnknownPersonGuard", "CommitmentGuard"], BotRoutes.Table().Guards.Select(guard => guard.Name));
}
