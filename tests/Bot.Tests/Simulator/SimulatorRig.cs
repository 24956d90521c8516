using System.Text;
using System.Text.Json;
using Bot.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

/// <summary>A simulator over real sockets with a clock that only tests move.</summary>
internal sealed class SimulatorRig : IAsyncDisposable
{
    public const string Secret = "simulated-secret";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private SimulatorRig(SimulatorHost host, SimulatorSettings settings, FakeTimeProvider clock)
    {
        Host = host;
        Settings = settings;
        Clock = clock;
        http.BaseAddress = host.BaseUrl;
    }

    public SimulatorHost Host { get; }

    public SimulatedTenant Tenant => Host.Tenant;

    public SimulatorSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http => http;

    public static SimulatorSettings NewSettings()
    {
        var settings = new SimulatorSettings
        {
            Secret = Secret,
            Token = "QDG6eK",
            EncodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
            CallbackUrl = new Uri("http://127.0.0.1:9/callback"),
            CallbackTimeout = TimeSpan.FromMilliseconds(400),
        };
        settings.Members.Add(new SimulatedMember("zhao.lei", "赵雷", "执法中队"));
        settings.Members.Add(new SimulatedMember("li.na", "李娜", "监测站"));
        settings.Members.Add(new SimulatedMember("Wang5", "王五", "企业环保员"));
        return settings;
    }

    public static async Task<SimulatorRig> StartAsync(Action<SimulatorSettings>? configure = null)
    {
        var settings = NewSettings();
        configure?.Invoke(settings);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        return new SimulatorRig(await SimulatorHost.StartAsync(settings, clock), settings, clock);
    }

    public async Task<string> TokenAsync() =>
        (await GetAsync($"gettoken?corpid={Settings.CorpId}&corpsecret={Secret}")).GetProperty("access_token").GetString()!;

    public async Task<JsonElement> GetAsync(string pathAndQuery)
    {
        using var answer = await http.GetAsync(new Uri($"cgi-bin/{pathAndQuery}", UriKind.Relative));
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> PostAsync(string path, string body, string? token = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await PostAsync(path, content, token);
    }

    public async Task<JsonElement> PostAsync(string path, HttpContent content, string? token = null)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var url = $"cgi-bin/{path}{separator}access_token={token ?? await TokenAsync()}";
        using var answer = await http.PostAsync(new Uri(url, UriKind.Relative), content);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    public Task<JsonElement> SendAsync(string body) => PostAsync("message/send", body);

    public Task<JsonElement> SendTextAsync(string user, string text) =>
        SendAsync($$"""{"touser":"{{user}}","msgtype":"text","agentid":1000002,"text":{"content":"{{text}}"} }""");

    public Task<JsonElement> SendCardAsync(string users, string card) =>
        SendAsync($$"""{"touser":"{{users}}","msgtype":"template_card","agentid":1000002,"template_card":{{card}}}""");

    public async Task<int> SendCardCodeAsync(string card) => Code(await SendCardAsync("zhao.lei", card));

    public Task<JsonElement> UpdateAsync(string code, string change, string target = "\"userids\":[\"zhao.lei\"]") =>
        PostAsync("message/update_template_card", $$"""{{{target}},"agentid":1000002,"response_code":"{{code}}",{{change}}}""");

    public static int Code(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Host.DisposeAsync();
    }
}
