namespace Bot.Operations.Demo;

/// <summary>"bot demo": the page for a person; "bot demo --tour": the same played by itself.</summary>
internal static class DemoCommand
{
    /// <summary>0 after Ctrl+C or a tour that went well, 1 when a step of the tour fell short, 2 when the folder or the port cannot be used.</summary>
    public static async Task<int> RunAsync(string folder, int port, bool keep, bool tour, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        try
        {
            await using var site = await DemoSite.StartAsync(folder, keep, tour ? 0 : port, cancellationToken);
            return tour ? await TourAsync(site, folder, patience) : await ShowAsync(site, folder, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C while it was starting.
            return 0;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static async Task<int> TourAsync(DemoSite site, string folder, TimeSpan? patience)
    {
        try
        {
            var (ledger, form) = await new Tour(site, folder, Console.Out, patience).PlayAsync();
            await Console.Out.WriteLineAsync($"\n全部步骤完成。\n台账：{ledger}\n登记表：{form}");
            return 0;
        }
        catch (StepFailedException failed)
        {
            await Console.Error.WriteLineAsync($"\n演示在这一步停下了：{failed.Message}");
            return 1;
        }
    }

    private static async Task<int> ShowAsync(DemoSite site, string folder, CancellationToken cancellationToken)
    {
        foreach (var person in CountySeed.People.Concat(NeighbourSeed.People))
        {
            await site.Simulator.Tenant.SubscribeAsync(person.UserId);
        }

        await Console.Out.WriteLineAsync($"""

            打开这个网页看每个人的手机：{site.Simulator.BaseUrl}
            {(site.Kept ? $"接着上次的数据，演示的时间是 {DoctorTexts.Local(site.Clock.GetUtcNow())}；手机上的旧消息不再显示，发“我的任务”“日报”“进度”看到哪一步了。" : "从张伟开始：点“我承诺并签字”，再发“开始体检”。")}数据在 {Path.GetFullPath(folder)}，按 Ctrl+C 结束。
            Open the page above in a browser: one phone per person. {(site.Kept ? "The data of the last demo go on; its old messages are not shown." : "Start with 张伟 (inspector).")} Ctrl+C ends it.
            """);
        await Console.Out.WriteLineAsync(site.Cleared ? "上次演示的数据已清空，从头开始。下次要接着用，加 --keep。" : "下次要接着用这次的数据，加 --keep。");
        using var stopped = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        try
        {
            await stopped.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Console.Out.WriteLineAsync("结束。");
        }

        return 0;
    }
}
