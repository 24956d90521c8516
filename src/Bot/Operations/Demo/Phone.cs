using System.Text.Json;
using Bot.Simulator;

namespace Bot.Operations.Demo;

/// <summary>One person at the simulator's phone: acts, then looks for what came. Each look goes on from the last thing seen.</summary>
/// <param name="until">Lets the bot work until the condition holds; false when it does not come to hold.</param>
/// <param name="tell">Takes each line of the transcript.</param>
internal sealed class Phone(SimulatedTenant tenant, string userId, string name, Func<Func<bool>, Task<bool>> until, Action<string>? tell = null)
{
    private long _seen;

    public string UserId => userId;

    /// <summary>Everything the application has sent to this person.</summary>
    public IReadOnlyList<Bubble> FromApp => [.. tenant.Phone(userId).Where(bubble => bubble.FromApp)];

    public Task SubscribesAsync() => ActAsync(tenant.SubscribeAsync(userId), "（打开应用）");

    public Task EntersAsync() => ActAsync(tenant.EnterAsync(userId), "（进入应用）");

    public Task SaysAsync(string text) => ActAsync(tenant.SayAsync(userId, text), text);

    public Task SendsPictureAsync(byte[] picture) => ActAsync(tenant.SendPictureAsync(userId, picture), "（照片）");

    public Task SendsLocationAsync(double latitude, double longitude) =>
        ActAsync(tenant.SendLocationAsync(userId, latitude, longitude, "现场"), FormattableString.Invariant($"（位置 {latitude}，{longitude}）"));

    public Task ClicksMenuAsync(string key) => ActAsync(tenant.ClickMenuAsync(userId, key), $"（菜单 {key}）");

    /// <summary>Taps a button by its text; questions not named keep what the card shows as chosen.</summary>
    /// <exception cref="StepFailedException">The card has no such button or option.</exception>
    public Task TapsAsync(CardView card, string button, params (string Question, string Option)[] choices)
    {
        if (!card.Buttons.TryGetValue(button, out var key))
        {
            throw new StepFailedException($"{name}的卡片“{card.Title}”上没有按钮“{button}”：{card}");
        }

        var selections = card.Shown.ToDictionary(shown => shown.Key, shown => (IReadOnlyList<string>)[shown.Value], StringComparer.Ordinal);
        var told = new List<string>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (question, option) in choices)
        {
            var found = card.Questions.TryGetValue(question, out var options)
                ? options.Where(one => one.Id == option).Concat(options.Where(one => one.Text.Contains(option, StringComparison.Ordinal))).FirstOrDefault()
                : default;
            if (found.Id is null)
            {
                throw new StepFailedException($"{name}的卡片“{card.Title}”上没有选项“{option}”：{card}");
            }

            // Named again it is one more, as on a card that takes many.
            selections[question] = named.Add(question) ? [found.Id] : [.. selections[question], found.Id];
            told.Add(found.Text);
        }

        return ActAsync(tenant.TapAsync(userId, card.TaskId, key, selections), $"（点）{string.Join("、", [.. told, $"[{button}]"])}");
    }

    /// <summary>Waits for the next message whose words contain the part.</summary>
    /// <exception cref="StepFailedException">It does not come.</exception>
    public async Task<Bubble> SeesAsync(string part)
    {
        var bubble = await FindAsync(one => Words(one).Contains(part, StringComparison.Ordinal), part);
        return bubble;
    }

    /// <summary>Waits for the next card whose title contains the part.</summary>
    /// <exception cref="StepFailedException">It does not come.</exception>
    public async Task<CardView> SeesCardAsync(string title) =>
        CardView.Of(await FindAsync(one => CardView.Of(one)?.Title.Contains(title, StringComparison.Ordinal) == true, $"卡片“{title}”"))!;

    /// <summary>Waits until the card of that task shows the words as done.</summary>
    /// <exception cref="StepFailedException">It does not come to.</exception>
    public async Task SeesDoneAsync(CardView card, string done)
    {
        if (!await until(() => Current(card.TaskId)?.Done.Contains(done, StringComparison.Ordinal) == true))
        {
            throw new StepFailedException($"{name}的卡片“{card.Title}”没有变成“{done}”：{Current(card.TaskId)}");
        }

        tell?.Invoke($"机器人 → {name}（卡片更新）：{Current(card.TaskId)}");
    }

    public CardView? Current(string taskId) =>
        FromApp.Select(CardView.Of).LastOrDefault(card => card?.TaskId == taskId);

    /// <summary>What a bubble says, for looking and for the transcript.</summary>
    public static string Words(Bubble bubble) => bubble.Kind switch
    {
        "template_card" => CardView.Of(bubble)!.ToString(),
        "file" => $"〔文件〕{bubble.FileName}",
        "image" => "〔图片〕",
        _ when bubble.Payload.ValueKind == JsonValueKind.Object && bubble.Payload.TryGetProperty("content", out var content) => content.GetString() ?? "",
        _ => bubble.Payload.ToString(),
    };

    private async Task ActAsync(Task<bool> act, string words)
    {
        tell?.Invoke($"{name}：{words}");
        if (!await act)
        {
            throw new StepFailedException($"机器人没有收下{name}的“{words}”。");
        }
    }

    private async Task<Bubble> FindAsync(Func<Bubble, bool> wanted, string what)
    {
        Bubble? found = null;
        if (!await until(() => (found = FromApp.FirstOrDefault(bubble => bubble.Id > _seen && wanted(bubble))) is not null))
        {
            var last = FromApp.Count > 0 ? Words(FromApp[^1]) : "（什么也没收到）";
            throw new StepFailedException($"{name}没有看到“{what}”。最后看到的是：{last}");
        }

        foreach (var bubble in FromApp.Where(bubble => bubble.Id > _seen && bubble.Id <= found!.Id))
        {
            tell?.Invoke($"机器人 → {name}：{Words(bubble)}");
        }

        _seen = found!.Id;
        return found;
    }
}

/// <summary>A step of the played conversation did not show what it should.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
