using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>media/upload and media/get (protocol 5.3).</summary>
internal static class MediaCalls
{
    public static ApiAnswer Upload(Corp corp, ApiRequest request)
    {
        var type = request.Value("type");
        if (type is not ("image" or "voice" or "video" or "file"))
        {
            return ApiAnswer.Refuse(40005, "invalid type");
        }

        var part = UploadBody.Read(request.ContentType, request.Body, request.Verdict);
        if (part is null)
        {
            return ApiAnswer.Refuse(request.Verdict);
        }

        var errcode = FileKinds.CheckUpload(type, part.Content.Span);
        if (errcode != 0)
        {
            return ApiAnswer.Refuse(errcode, $"{type}: wrong size or kind");
        }

        var item = corp.Media.Add(type, part.FileName, FileKinds.ContentType(part.Content.Span), part.Content.ToArray(), corp.Now);
        var answer = ApiAnswer.Ok(new JsonObject
        {
            ["type"] = type,
            ["media_id"] = item.Id,
            ["created_at"] = item.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        });

        // The real answer has an empty errmsg here.
        ((ApiAnswer.Json)answer).Fields["errmsg"] = "";
        return answer;
    }

    public static ApiAnswer Get(Corp corp, ApiRequest request)
    {
        if (request.Value("media_id") is not { Length: > 0 } id)
        {
            return ApiAnswer.Refuse(41006, "missing media_id");
        }

        if (corp.Media.Find(id, corp.Now) is not { } item)
        {
            return ApiAnswer.Refuse(40007, "invalid media_id");
        }

        return MediaShelf.MayFetch(item, corp.Now)
            ? new ApiAnswer.File(item.ContentType, item.FileName, item.Content)
            : ApiAnswer.Refuse(45033, "the same media_id fetched too often");
    }
}
