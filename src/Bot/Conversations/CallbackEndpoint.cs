using System.Buffers;
using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Callback;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>The one address WeCom calls: GET checks the URL (protocol 1.1), POST delivers (protocol 1.4). 200 only after the row is on disk.</summary>
internal static partial class CallbackEndpoint
{
    public static IEndpointRouteBuilder MapCallback(this IEndpointRouteBuilder app)
    {
        var path = app.ServiceProvider.GetRequiredService<IOptions<ConversationOptions>>().Value.CallbackPath;
        app.MapGet(path, Verify);
        app.MapPost(path, AcceptAsync);
        return app;
    }

    private static IResult Verify(HttpRequest request, CallbackGate gate, ILogger<CallbackGate> logger)
    {
        var echo = gate.VerifyUrl(Query(request, "msg_signature"), Query(request, "timestamp"), Query(request, "nonce"), Query(request, "echostr"), out var fault);
        if (echo is null)
        {
            return Refuse(logger, fault, fault.Status());
        }

        // Bytes, not text: the answer must be the plain message without byte order mark, quotes or newline.
        return Results.Bytes(Encoding.UTF8.GetBytes(echo), "text/plain");
    }

    private static async Task<IResult> AcceptAsync(HttpRequest request, CallbackGate gate, Inbox inbox, ILogger<CallbackGate> logger)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CallbackGate.MaximumBody + 1);
        try
        {
            if (await ReadAsync(request, buffer) is not { } length)
            {
                return Refuse(logger, CallbackFault.BodyTooLarge, CallbackFault.BodyTooLarge.Status());
            }

            var (timestamp, nonce) = (Query(request, "timestamp"), Query(request, "nonce"));
            return gate.Open(Query(request, "msg_signature"), timestamp, nonce, buffer.AsMemory(0, length)) switch
            {
                GateResult.Opened opened => await StoreAsync(inbox, opened, $"{timestamp}|{nonce}", logger),
                GateResult.Refused refused => Refuse(logger, refused.Fault, refused.Status),
                var other => throw new InvalidOperationException($"The gate gave a {other.GetType().Name}."),
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task<IResult> StoreAsync(Inbox inbox, GateResult.Opened opened, string nonce, ILogger logger)
    {
        try
        {
            KillPoints.Reached(KillPoints.AcceptOpened);

            // No cancellation: a caller that hangs up after 5 s sends the same again, which is then a duplicate.
            var result = await inbox.AcceptAsync(opened.DedupKey, opened.Lane, InboxKinds.WeCom, opened.Xml, nonce, CancellationToken.None);
            return result == AcceptResult.Replayed ? Refuse(logger, CallbackFault.Replay, CallbackFault.Replay.Status()) : Results.Ok();
        }
        catch (StorageFullException full)
        {
            Log.Full(logger, full);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (StorageBusyException busy)
        {
            Log.Busy(logger, busy);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (SqliteException broken) when (SqliteDialect.IsDamaged(broken))
        {
            Log.Broken(logger, broken);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Length of the body in the buffer; null when it is longer than allowed. Reads one byte over the limit at most.</summary>
    private static async Task<int?> ReadAsync(HttpRequest request, byte[] buffer)
    {
        if (request.ContentLength > CallbackGate.MaximumBody)
        {
            return null;
        }

        var length = await request.Body.ReadAtLeastAsync(
            buffer.AsMemory(0, CallbackGate.MaximumBody + 1),
            CallbackGate.MaximumBody + 1,
            throwOnEndOfStream: false,
            request.HttpContext.RequestAborted);
        return length > CallbackGate.MaximumBody ? null : length;
    }

    private static string? Query(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    private static IResult Refuse(ILogger logger, CallbackFault fault, int status)
    {
        Log.Refused(logger, fault, status);
        return Results.StatusCode(status);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Callback refused: {Fault}, answered {Status}")]
        public static partial void Refused(ILogger logger, CallbackFault fault, int status);

        [LoggerMessage(3, LogLevel.Critical, "Callback not stored: the disk of the database is full. Make room; WeCom repeats a callback a few times only")]
        public static partial void Full(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Critical, "Callback not stored: the database file is damaged. Stop the service, keep the file, restore a backup; doctor says what is wrong")]
        public static partial void Broken(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Callback not stored, WeCom will repeat it")]
        public static partial void Busy(ILogger logger, Exception exception);
    }
}
