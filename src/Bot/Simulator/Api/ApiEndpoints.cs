using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>The API of the simulated server: /cgi-bin/… with the order of checks path, method, fault on request, frequency, token, call.</summary>
internal sealed class ApiEndpoints(Corp corp, SimulatorFaults faults, WireLog log, TimeProvider clock)
{
    private const int LargestUnranged = 20 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/cgi-bin/{**path}", HandleAsync);

    private async Task HandleAsync(HttpContext context, string? path)
    {
        if (path is null || !ApiTable.Paths.TryGetValue(path, out var method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var request = await ReadAsync(context, path);
        var call = corp.Settings.Calls?.Receive(path, request.Body);
        var fault = faults.Strike(path);
        if (fault.Delay is { } delay)
        {
            await Task.Delay(delay, TimeProvider.System, context.RequestAborted);
        }

        if (fault.Status is { } status)
        {
            log.Add(new WireEntry(clock.GetUtcNow(), "api", $"{context.Request.Method} {path}", WireText.OfRequest(request), "", status, null, Stopwatch.GetElapsedTime(started), []));
            context.Response.StatusCode = status;
            return;
        }

        var answer = Carry(method, context.Request.Method, request, fault);
        var text = answer is ApiAnswer.Json json ? ApiAnswer.Write(json.Fields) : "";
        call?.Errcode = (answer as ApiAnswer.Json)?.Errcode;
        log.Add(new WireEntry(
            clock.GetUtcNow(),
            "api",
            $"{context.Request.Method} {path}",
            WireText.OfRequest(request),
            fault.Drop ? "(应答被丢弃) " + WireText.OfAnswer(answer) : WireText.OfAnswer(answer),
            fault.Drop ? 0 : StatusCodes.Status200OK,
            (answer as ApiAnswer.Json)?.Errcode,
            Stopwatch.GetElapsedTime(started),
            request.Verdict.Remarks));
        if (fault.Drop)
        {
            context.Abort();
            return;
        }

        if (fault.Hold is { } hold)
        {
            await Task.Delay(hold, TimeProvider.System, context.RequestAborted);
        }

        await WriteAsync(context, answer, fault.Garble ? text[..(text.Length / 2)] : text);
        await context.Response.CompleteAsync();
        call?.Answered = !fault.Garble && !context.RequestAborted.IsCancellationRequested;
    }

    private static async Task<ApiRequest> ReadAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new ApiRequest(path, context.Request.Query, context.Request.ContentType, body.ToArray());
    }

    private ApiAnswer Carry(ApiMethod method, string verb, ApiRequest request, CallFault fault)
    {
        if (!string.Equals(verb, method.Verb, StringComparison.Ordinal))
        {
            return ApiAnswer.Refuse(method.Verb is "GET" ? 43001 : 43002, $"require {method.Verb} method");
        }

        if (fault.Errcode is { } errcode)
        {
            return ApiAnswer.Refuse(errcode, errcode == -1 ? "system busy" : "fault on request");
        }

        lock (corp.Gate)
        {
            if (!corp.Frequency.Take(request.Path, corp.Now))
            {
                return ApiAnswer.Refuse(45009, "api freq out of limit");
            }

            // A token says whose call it is: ours, or a downstream company's.
            var value = request.Value("access_token");
            var owner = corp.Downstream.FirstOrDefault(one => one.Corp.Tokens.Knows(value));
            var token = method.NeedsToken ? (owner?.Corp ?? corp).Tokens.Check(value, corp.Now) : 0;
            if (token == 42001)
            {
                faults.RefusedExpired();
            }

            return token == 0 ? CorpGroupCalls.Refusal(owner, request.Path) ?? Run(method, owner?.Corp ?? corp, request) : ApiAnswer.Refuse(token, token == 42001 ? "access_token expired" : "invalid access_token");
        }
    }

    private static ApiAnswer Run(ApiMethod method, Corp whose, ApiRequest request)
    {
        lock (whose.Gate)
        {
            return method.Run(whose, request);
        }
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer, string text)
    {
        var response = context.Response;
        if (answer is ApiAnswer.File { Content.Length: > LargestUnranged } && context.Request.Headers.Range.Count == 0)
        {
            answer = ApiAnswer.Refuse(830002, "over 20 MB: Range required");
            text = ApiAnswer.Write(((ApiAnswer.Json)answer).Fields);
        }

        if (answer is ApiAnswer.File file)
        {
            // Raw UTF-8 in filename, as the platform writes it; the framework's own header would add filename*.
            response.Headers.ContentDisposition = $"attachment; filename=\"{file.FileName}\"";
            await Results.Bytes(file.Content, file.ContentType, enableRangeProcessing: true).ExecuteAsync(context);
            return;
        }

        var json = (ApiAnswer.Json)answer;
        response.Headers["Error-Code"] = json.Errcode.ToString(CultureInfo.InvariantCulture);
        response.Headers["Error-Msg"] = json.Errcode == 0 ? "ok" : "failed";
        response.ContentType = "application/json; charset=UTF-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }
}
