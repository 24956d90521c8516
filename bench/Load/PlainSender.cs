using System.Net.Http.Json;
using System.Text.Json;
using Bot.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace Bench.Load;

/// <summary>What sending costs without any safety: an HttpClient in a loop. Each body posted, the answer read as JSON, errcode looked at.</summary>
internal sealed class PlainSender : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddHttpClient("plain").RemoveAllLoggers().Services.BuildServiceProvider();
    private readonly HttpClient _http;
    private readonly Uri _server;
    private string _token = "";

    public PlainSender(Uri server) => (_server, _http) = (server, _services.GetRequiredService<IHttpClientFactory>().CreateClient("plain"));

    public async Task SignInAsync(SimulatorSettings keys)
    {
        var answer = await _http.GetFromJsonAsync<JsonElement>(new Uri(_server, $"cgi-bin/gettoken?corpid={keys.CorpId}&corpsecret={keys.Secret}"));
        _token = answer.GetProperty("access_token").GetString()!;
    }

    /// <exception cref="InvalidOperationException">The server refused a message.</exception>
    public async Task SendAsync(IReadOnlyList<byte[]> bodies, int concurrency)
    {
        var (next, address) = (-1, new Uri(_server, $"cgi-bin/message/send?access_token={Uri.EscapeDataString(_token)}"));
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(WorkAsync)));

        async Task WorkAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < bodies.Count; index = Interlocked.Increment(ref next))
            {
                using var content = new ByteArrayContent(bodies[index]);
                content.Headers.ContentType = new("application/json");
                using var response = await _http.PostAsync(address, content);
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                if (answer.GetProperty("errcode").GetInt32() != 0)
                {
                    throw new InvalidOperationException($"message/send was refused: {answer}");
                }
            }
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
    }
}
