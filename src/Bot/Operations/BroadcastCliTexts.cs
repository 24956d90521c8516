using System.Globalization;
using Bot.Conversations.Broadcasts;
using Bot.Features.Broadcasts;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Operations;

/// <summary>Sentences of broadcast send: for a terminal, so without the advice of the chat.</summary>
internal static class BroadcastCliTexts
{
    public const string NoWords = "内容里没有文字，没有发出。";

    public const string NoAgent = "配置里没有 WeCom:AgentId，没有发出。";

    public const string Rehearsed = "试算，没有发出。";

    public const string NotAgreed = "没有确认，没有发出。";

    public const string Repeated = "十分钟内给同一范围发过同样的内容，没有再发。真要再发一遍，加 --again。";

    public static string Ask(string agreed) => $"确认发送？输入 {agreed}：";

    public static string Preview(Audience to, int people, string content) =>
        $"发给{BroadcastTexts.Of(to)}，{Number(people)}人，分{Number(BroadcastChunk.CallsFor(people))}次。内容：\n{content}\n";

    public static string Started(long id, Audience to, int people) =>
        $"第{Number(id)}号群发已放进队列：{BroadcastTexts.Of(to)}，{Number(people)}人，分{Number(BroadcastChunk.CallsFor(people))}次。服务运行时就会发出，用 broadcast show {Number(id)} 看进度。";

    public static string TooLong(int bytes, int surplus) =>
        $"文字太长：共{Number(bytes)}字节，最多{Number(BroadcastChunks.MostBytes)}字节（约682个汉字），没有发出。请删去约{Number((surplus + 2) / 3)}个字。";

    public static string Unknown(string userId) => $"名册里没有 {userId}，没有发出。";

    public static string NotAllowed(Person from) => $"{from.Name}（{from.UserId}）没有给这个范围群发的权限，没有发出。群发由专项行动办公室和系统管理员办理。";

    public static string NoCounty(Audience to, IReadOnlyList<string> counties) => counties.Count == 0
        ? Nobody(to)
        : $"没有“{to.County}”这个县市区，没有发出。{BroadcastTexts.Of(to.Group)}在这些县市区：{string.Join("、", counties)}。";

    public static string Nobody(Audience to) => $"{BroadcastTexts.Of(to)}现在一个人也没有，没有发出。请核对名册。";

    public static string NoFile(string file) => $"没有文件 {file}，或读不了它，没有发出。";

    public static string NotUtf8(string file) => $"文件 {file} 不是 UTF-8 编码（可能是 GBK），没有发出。请另存为 UTF-8 再试。";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
