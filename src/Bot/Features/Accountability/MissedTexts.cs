using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>Words of 倒查.</summary>
internal static class MissedTexts
{
    public const string Command = "倒查";

    public const string Cancel = "取消";

    public const string Yes = "确认";

    public const string NotYours = "倒查由专项行动办公室办理，没有改动任何内容。发现应查出而未查出的，请把情况告诉专项行动办公室。";

    public const string Usage = "现在没有倒查。要记一件，请发“倒查 企业名”。";

    public const string BadDay = "没有看懂日期。";

    public const string AskSource = "怎样发现的？如“市局专项检查”“信访举报”，有文号的写文号。";

    public const string PictureLater = "照片没有记下：这一步要文字。这件记下以后，在卡片上点“补证据”再发照片。";

    private const int MostWritten = 6;

    private const int MostWords = 40;

    public const string NoWords = "没有看到文字。请用文字再发一次；不记了，回复“取消”。";

    public const string Cancelled = "没有记下，什么也没有改。";

    public const string NotFound = "没有找到这件倒查，没有改动任何内容。请发“倒查”看现在的情况。";

    public const string ChooseType = "还没有选问题类型，没有记下。请在卡片上选好，再点“记下并听取意见”。";

    public const string OtherTypes = "登记表里没有写到。选好类型再记下";
    public const string OtherTypesHinted = "登记表里只写了提醒。选好类型再记下";
    public const string TypeLabel = "问题类型";
    public const string HintedLabel = "登记表里";
    public const string NotHinted = "没有写到";
    public const string OnlyHinted = "只写了提醒";
    public const string Open = "记下并听取意见";
    public const string Recorded = "已记下";
    public const string Evidence = "补证据";
    public const string Confirm = "确认";
    public const string Withdraw = "撤销";
    public const string WithdrawnDone = "已撤销";
    public const string Answer = "我要说明";
    public const string AnswerMore = "再补充说明";
    public const string Nothing = "没有要说明的";
    public const string FieldFound = "发现日期";
    public const string FieldType = "问题类型";
    public const string FieldSource = "来源";
    public const string FieldEvidence = "证据";
    public const string FieldSigned = "您签的字";

    public const string AskEvidence = "请发证据：照片或一段文字，可以发几次。发完了回复“完成”。";

    public const string AskAnswer = "请说明情况：一段文字，也可以发照片，可以发几次。说完了回复“完成”。";

    private const string AskConfirm = "请用一句话写明确认的理由（如申辩是否成立）；先不定，回复“取消”。";

    private const string AskWithdraw = "请用一句话写明撤销的理由；先不撤，回复“取消”。";

    public const string PictureKept = "照片收到了。还有就接着发；完了回复“完成”。";

    public const string Kept = "记下了。还有就接着发；完了回复“完成”。";

    public const string EvidenceDone = "证据已记下。";

    public const string AnswerDone = "您的说明已记下，专项行动办公室会看到。";

    public const string NothingGiven = "还没有收到文字或照片。请发一段文字或照片；先不发，回复“取消”。";

    public const string NothingSaid = "已记下您没有要说明的。期满以前想说明，还可以在卡片上点“再补充说明”。";

    public const string HearingOver = "听取意见已经结束，没有记下。有新的情况，请直接联系专项行动办公室。";

    public const string NoCalendar = "年的放假安排还没有，听取意见的期限算不出来，没有记下。请管理员补上（Content:HolidayFile）后再点一次。";

    public static string AskDay(DateOnly example) => $"哪天发现的？请回复日期，如 {Digits(example)}；不记了，回复“取消”。";

    public static string DayAgain(DateOnly example) => $"请写发现的那天，如 {Digits(example)}；不记了，回复“取消”。";

    public static string Ahead(DateOnly day) => $"{day.WordsWithYear()}还没到，没有记下。";

    public static string NotYet(int year) => string.Create(
        CultureInfo.InvariantCulture, $"倒查的是{year}年里发现的问题（二(一)2(5)），{year}年还没到，没有记。{year}年1月1日起，再发“倒查 企业名”。");

    public static string AskWords(DateOnly day) => $"{day.WordsWithYear()}发现了什么问题？请用一段话写明（是否生产、污染现象、违法行为）。";

    private static string Digits(DateOnly day) => day.ToString("yyyy-M-d", CultureInfo.InvariantCulture);

    public static string Several(string typed, IEnumerable<Enterprise> found) =>
        $"{Words.Quote(typed, 20)}对得上好几家，没有记。请写全称：{string.Join('、', found.Take(6).Select(one => one.Name))}。";

    public static string Unknown(string typed) => $"名单里没有叫{Words.Quote(typed, 20)}的企业，没有记。请核对名称再发。";

    public static string MoreTypes(int count) => string.Create(CultureInfo.InvariantCulture, $"其他{count}种类型（下一步选）");

    public static string DraftTitle(MissedViolation one) => $"倒查：{one.Enterprise}";

    public static string DraftHint(MissedViolation one) => $"{one.Discovered.WordsWithYear()}发现。选好两项再记下";

    /// <param name="forms">Theirs: the card asks whether the matter was written down, so what was is shown.</param>
    public static string Found(IReadOnlyList<MissedSigner> signers, IReadOnlyList<Inspection> forms) =>
        $"查到的签字：\n{string.Join('\n', signers.Select(Signed))}\n{string.Join('\n', forms.Select(Wrote))}\n签过字的都要听取意见。";

    private static string Wrote(Inspection form) => string.Create(
        CultureInfo.InvariantCulture,
        $"登记表{form.Number:0000}写了：{(form.Findings.Count + form.Guidance.Count == 0 ? "没有发现问题" : string.Join('；', form.Findings.Select(one => $"{one.Ordinal}.{Cut(one.Text)}").Concat(form.Guidance.Select(words => $"建议：{Cut(words)}")).Take(MostWritten)))}{(form.Findings.Count + form.Guidance.Count > MostWritten ? "……" : "")}");

    private static string Cut(string words) => words.Length <= MostWords ? words.ReplaceLineEndings(" ") : $"{words[..MostWords].ReplaceLineEndings(" ")}…";

    public static string Title(MissedViolation one) => $"倒查：{one.Enterprise}";

    public static string State(MissedView view) => view.Case.Status switch
    {
        MissedStatus.Hearing when view.Silent.Count == 0 => "已听取全部意见，请您定",
        MissedStatus.Hearing => $"听取意见到{view.Case.HearUntil.Words()}，未答复：{string.Join('、', view.Silent.Select(signer => view.AnswersOf(signer.UserId).Count > 0 ? $"{signer.Name}（没有说完）" : signer.Name))}",
        MissedStatus.Confirmed => $"已确认：{view.Case.Reason}",
        _ => $"已撤销：{view.Case.Reason}",
    };

    public static string Body(MissedView view) =>
        $"{view.Case.Words}{(view.Case.OnlyHinted ? "（登记表只写了提醒，没有作为问题处理，仍算）" : "")}\n{string.Join('\n', view.Signers.Select(Signed))}";

    public static string Signed(MissedSigner signer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{signer.Name}{(signer.InCharge ? "（包点）" : "")} {signer.SignedAt.Local():yyyy-MM-dd HH:mm}签登记表{signer.Number:0000}{(signer.Corrects is { } old ? $"（更正{old:0000}）" : "")}，指纹{Short(signer.SnapshotHash)}");

    public static string SignedBy(MissedView view, string userId) =>
        view.Signers.FirstOrDefault(signer => signer.UserId == userId) is { } signer
            ? string.Create(CultureInfo.InvariantCulture, $"{signer.SignedAt.Local():yyyy-MM-dd}登记表{signer.Number:0000}")
            : "";

    public static string Count(IReadOnlyList<MissedMaterial> materials) => materials.Count == 0 ? "还没有" : string.Create(
        CultureInfo.InvariantCulture, $"照片{materials.Count(one => one.MediaId is not null)}张，文字{materials.Count(one => one.Words is not null)}段");

    public static string HearingTitle(MissedViolation one) => $"请说明：{one.Enterprise}";

    public static string HearingHint(MissedViolation one) => $"检查后又发现问题，{one.HearUntil.Words()}前可以说明";

    public static string Outcome(MissedViolation one) => one.Status == MissedStatus.Confirmed ? "已确认为应查出而未查出" : "已撤销，不算";

    public static string Of(MissedStatus status) => status switch
    {
        MissedStatus.Draft => "没有记完",
        MissedStatus.Hearing => "听取意见",
        MissedStatus.Confirmed => "已确认",
        _ => "已撤销",
    };

    public static string Opened(MissedView view) =>
        $"已记下，并请{string.Join('、', view.People.Select(signer => signer.Name))}说明，到{view.Case.HearUntil.Words()}为止。答复了会告诉您；证据可以在卡片上补。";

    public static string Answered(MissedView view, MissedSigner signer) =>
        $"{view.Case.Enterprise}的倒查：{signer.Name}答复了{string.Concat(view.AnswersOf(signer.UserId).Where(one => one.Words is not null).Select(one => $"\n“{one.Words}”"))}\n{State(view)}。";

    /// <summary>Nobody decides without having what was said before him.</summary>
    /// <param name="again">More was said meanwhile.</param>
    /// <param name="most">Pictures that follow.</param>
    public static string Ask(MissedView view, bool confirm, bool again, int most) =>
        $"{(again ? "刚才又有新的说明，还没有定。请看过再写理由：\n" : "")}{string.Join('\n', view.People.Select(signer => Said(view, signer)))}\n{Follow(view, most)}{(confirm ? AskConfirm : AskWithdraw)}";

    private static string Follow(MissedView view, int most)
    {
        var (there, all) = (view.AnswerPictures.Count, view.Materials.Where(one => one.MediaId is not null && view.IsSigner(one.GivenBy)).DistinctBy(one => one.Sha256 ?? one.MediaId, StringComparer.Ordinal).Count());
        return all == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"照片见下{(there > most ? $"，先发{most}张，其余在证据包里" : "")}{(all > there ? $"，{all - there}张还没有取到" : "")}。\n");
    }

    private static string Said(MissedView view, MissedSigner signer)
    {
        var given = view.AnswersOf(signer.UserId).Where(one => !one.IsEnd).ToList();
        var words = string.Join('；', given.Where(one => one.Words is not null).Select(one => $"“{one.Words}”"));
        var pictures = given.Count(one => one.MediaId is not null);
        return given.Count == 0
            ? $"{signer.Name}：{(view.IsDone(signer.UserId) ? "没有要说明的" : "没有答复")}"
            : string.Create(CultureInfo.InvariantCulture, $"{signer.Name}：{words}{(pictures > 0 ? $"（照片{pictures}张）" : "")}{(view.IsDone(signer.UserId) ? "" : "（没有说完）")}");
    }

    public static string PictureName(MissedView view, MissedMaterial picture, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"说明-{view.People.First(signer => signer.UserId == picture.GivenBy).Name}-{number}.jpg");

    public static string Decided(MissedView view) =>
        $"【倒查】{view.Case.Enterprise}：{Outcome(view.Case)}。理由：{view.Case.Reason}。{(view.Case.Status == MissedStatus.Confirmed ? "处理由专项行动办公室另行决定；有异议的，请向专项行动办公室说明。" : "")}";

    public static string ToOffice(MissedView view) => $"{view.Case.Enterprise}：{Of(view.Case.Status)}。已通知{string.Join('、', view.People.Select(signer => signer.Name))}。";

    public static string Line(MissedView view) => $"· {view.Case.Enterprise}（{view.Case.Discovered.Words()}发现）：{State(view)}";

    public static string List(IReadOnlyList<string> lines) => $"【倒查】\n{string.Join('\n', lines)}\n记一件：发“倒查 企业名”。";

    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;
}
