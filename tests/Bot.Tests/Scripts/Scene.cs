using Bot.Conversations;
using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Scripts;

/// <summary>What many chapters begin with, and how they look at what came of it.</summary>
internal static class Scene
{
    public const string ZhangId = "zhang.wei";
    public const string LiId = "li.na";
    public const string WangId = "wang.qiang";

    /// <summary>张伟 and 李娜 of one squad, both with a signed commitment.</summary>
    public static async Task<(Phone Zhang, Phone Li)> InspectorsAsync(this BotFixture bot) =>
        (await bot.InspectorAsync(ZhangId), await bot.InspectorAsync(LiId));

    /// <summary>The menu is published beside the start; this waits for it and nothing else.</summary>
    public static async Task MenuAsync(this BotFixture bot) =>
        await bot.Services.GetServices<IHostedService>().OfType<MenuPublisher>().Single().ExecuteTask!;

    /// <summary>Everything the person is sent because of the acts, oldest first; several acts are done at once.</summary>
    public static async Task<IReadOnlyList<Bubble>> AnswersAsync(this BotFixture bot, Phone phone, params Func<Task>[] acts)
    {
        var before = phone.FromApp.Count;
        await Task.WhenAll(acts.Select(act => act()));
        await bot.SettleAsync();
        return [.. phone.FromApp.Skip(before)];
    }

    /// <summary>The one text that answers the act.</summary>
    public static async Task<string> AnswerAsync(this BotFixture bot, Phone phone, Func<Task> act) =>
        Phone.Words(Assert.Single(await bot.AnswersAsync(phone, act)));

    /// <summary>开始体检 by name with a colleague; returns the draft's id.</summary>
    public static async Task<string> OpensAsync(this BotFixture bot, Phone phone, string name, string partner = "李娜")
    {
        await phone.SaysAsync($"体检 {name}");
        var card = await phone.SeesCardAsync("开始体检");
        await phone.TapsAsync(card, "开始", ("enterprise", name), ("partner", partner));
        await phone.SeesDoneAsync(card, "已开始");
        await phone.SeesAsync("已开始体检");
        return (await bot.SessionAsync(phone.UserId)).DraftId!;
    }

    /// <summary>A text becomes a finding; returns its two cards.</summary>
    public static async Task<(CardView Filed, CardView Form)> FilesAsync(this Phone phone, string text, int ordinal)
    {
        await phone.SaysAsync(text);
        return (await phone.SeesCardAsync($"第{ordinal}条已记下"), await phone.SeesCardAsync($"第{ordinal}条：请选三项"));
    }

    public static Task<Session> SessionAsync(this BotFixture bot, string userId) =>
        bot.ReadAsync(work => bot.Get<SessionStore>().LoadAsync(work, userId));

    public static async Task<Inspection> InspectionAsync(this BotFixture bot, string id) =>
        (await bot.ReadAsync(work => bot.Get<InspectionStore>().FindAsync(work, id)))!;

    public static Task<IReadOnlyList<Inspection>> OpenAsync(this BotFixture bot, string userId) =>
        bot.ReadAsync(work => bot.Get<InspectionStore>().OpenOfAsync(work, userId));

    /// <summary>The living card with the title that came last.</summary>
    public static CardView LastCard(this Phone phone, string title) =>
        phone.FromApp.Select(CardView.Of).OfType<CardView>().Last(card => card.Title.Contains(title, StringComparison.Ordinal));

    public static void Has(string part, string words) => Assert.Contains(part, words, StringComparison.Ordinal);
}
