using System.Buffers;
using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Callback;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>The one address WeCom calls: GET checks the URL (protocol 1.1), POST delivers (protocol 1.4). 200 only after the row is on disk.</summary>
internal static partial class CallbackEndpoint
{
    public static IEndpointRouteBuilder MapCallback(this IEndpointRouteBuilder app)
    {
        var path = app.ServiceProvider.GetRequiredService<IOptions<ConversationOptions>>().Value.CallbackPath;
        app.MapGet(path, Verify);

        // Its parts live as long as the program: a scope and a binder for each callback would be for nothing.
        var gate = app.ServiceProvider.GetRequiredService<CallbackGate>();
        var inbox = app.ServiceProvider.GetRequiredService<Inbox>();
        var logger = app.ServiceProvider.GetRequiredService<ILogger<CallbackGate>>();
        app.MapPost(path, async context => context.Response.StatusCode = await AcceptAsync(context.Request, gate, inbox, logger));
        return app;
    }

    private static IResult Verify(HttpRequest request, CallbackGate gate, ILogger<CallbackGate> logger)
    {
        var echo = gate.VerifyUrl(Query(request, "msg_signature"), Query(request, "timestamp"), Query(request, "nonce"), Query(request, "echostr"), out var fault);
        if (echo is null)
        {
            return Results.StatusCode(Refuse(logger, fault, fault.Status()));
        }

        // Bytes, not text: the answer must be the plain message without byte order mark, quotes or newline.
        return Results.Bytes(Encoding.UTF8.GetBytes(echo), "text/plain");
    }

    private static async Task<int> AcceptAsync(HttpRequest request, CallbackGate gate, Inbox inbox, ILogger<CallbackGate> logger)
    {
        if (request.ContentLength > CallbackGate.MaximumBody)
        {
            return Refuse(logger, CallbackFault.BodyTooLarge, CallbackFault.BodyTooLarge.Status());
        }

        // One byte more than may come, so that too much shows.
        var most = (int)(request.ContentLength ?? CallbackGate.MaximumBody) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        try
        {
            length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, most), most, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            if (length > CallbackGate.MaximumBody)
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
            // What people wrote does not stay in the pool.
            buffer.AsSpan(0, length).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> StoreAsync(Inbox inbox, GateResult.Opened opened, string nonce, ILogger logger)
    {
        try
        {
            KillPoints.Reached(KillPoints.AcceptOpened);

            // No cancellation: a caller that hangs up after 5 s sends the same again, which is then a duplicate.
            var result = await inbox.AcceptAsync(opened.DedupKey, opened.Lane, InboxKinds.WeCom, opened.Xml, nonce);
            return result == AcceptResult.Replayed ? Refuse(logger, CallbackFault.Replay, CallbackFault.Replay.Status()) : StatusCodes.Status200OK;
        }
        catch (StorageFullException full)
        {
            Log.Full(logger, full);
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (StorageBusyException busy)
        {
            Log.Busy(logger, busy);
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception broken) when (inbox.IsDamaged(broken))
        {
            Log.Broken(logger, broken);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static string? Query(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    private static int Refuse(ILogger logger, CallbackFault fault, int status)
    {
        Log.Refused(logger, fault, status);
        return status;
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
