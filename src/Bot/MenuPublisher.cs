using Bot.Features.Commitment;
using Bot.Features.ConfirmInspection;
using Bot.Features.Emergencies;
using Bot.Features.MyTasks;
using Bot.Features.Shared;
using Bot.Features.StartInspection;
using Bot.WeCom.Client;
using Bot.WeCom.Messages;

namespace Bot;

/// <summary>Puts the application's menu in place at the start; a server that cannot be reached then is tried again every few minutes.</summary>
internal sealed partial class MenuPublisher(IWeComApi api, TimeProvider clock, ILogger<MenuPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>我的任务 · 开始体检 · 更多.</summary>
    public static Menu Menu { get; } = new(
    [
        new MenuEntry("我的任务", "click", MyTasksHandler.MenuKey),
        new MenuEntry("开始体检", "click", StartTexts.MenuKey),
        new MenuEntry("更多", Children:
        [
            new MenuEntry("签字", "click", SignatureHandler.MenuKey),
            new MenuEntry("承诺书", "click", CommitmentTexts.MenuKey),
            new MenuEntry("故障报告", "click", EmergencyTexts.MenuKey),
            new MenuEntry("帮助", "click", HelpWords.MenuKey),
        ]),
    ]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            var answer = await api.CreateMenuAsync(Menu, stoppingToken);
            if (answer is ApiResult<Unit>.Ok)
            {
                return;
            }

            Log.NotPublished(logger, answer.ToString());
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The menu is not in place yet: {Answer}")]
        public static partial void NotPublished(ILogger logger, string answer);
    }
}
