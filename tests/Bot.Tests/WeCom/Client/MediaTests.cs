using System.Text;
using Bot.WeCom.Client;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.WeCom.Client;

public sealed class MediaTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Theory]
    [InlineData("报告.pdf", "报告.pdf")]
    [InlineData("a\"b\\c\r\nd.pdf", "abcd.pdf")]
    [InlineData("\"", "file")]
    public async Task Upload_IsTheMultipartThatThePlatformUnderstands(string fileName, string onTheWire)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn("""{"errcode":0,"errmsg":"","type":"file","media_id":"M1","created_at":"1380000000"}""");
        var content = "%PDF-1.7\r\n"u8.ToArray();

        var media = Assert.IsType<ApiResult<UploadedMedia>.Ok>(await rig.Api.UploadAsync(MediaKind.File, fileName, content)).Value;

        Assert.Equal(new UploadedMedia("M1", DateTimeOffset.FromUnixTimeSeconds(1380000000)), media);
        var request = server.Requests.Last();
        Assert.Equal("?access_token=T1&type=file", request.Query);
        Assert.Matches("^multipart/form-data; boundary=[0-9a-z]+$", request.ContentType);
        var boundary = request.ContentType!.Split('=')[1];
        var expected = $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{onTheWire}\"; filelength=10\r\n"
            + $"Content-Type: application/octet-stream\r\n\r\n%PDF-1.7\r\n\r\n--{boundary}--\r\n";
        Assert.Equal(expected, Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public async Task Upload_TellsThePictureTypeByItsBytes()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn("""{"media_id":"M1"}""");
        await rig.Api.UploadAsync(MediaKind.Image, "a.jpg", Png);
        Assert.Contains("Content-Type: image/png\r\n", Encoding.Latin1.GetString(server.Requests.Last().Body), StringComparison.Ordinal);
        await rig.Api.UploadAsync(MediaKind.Image, "a.png", Jpeg);
        Assert.Contains("Content-Type: image/jpeg\r\n", Encoding.Latin1.GetString(server.Requests.Last().Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Image", 5, 40006)]
    [InlineData("File", 5, 40006)]
    [InlineData("File", 0, 40006)]
    [InlineData("Image", (10 * 1024 * 1024) + 1, 45001)]
    [InlineData("Voice", (2 * 1024 * 1024) + 1, 45001)]
    [InlineData("Video", (10 * 1024 * 1024) + 1, 45001)]
    [InlineData("File", (20 * 1024 * 1024) + 1, 45001)]
    [InlineData("Image", 100, 40004)]
    public async Task Upload_ThatTheServerWouldRefuse_DoesNotLeave(string kind, int size, int code)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);

        var refused = Assert.IsType<ApiResult<UploadedMedia>.Refused>(await rig.Api.UploadAsync(Enum.Parse<MediaKind>(kind), "x", new byte[size]));

        Assert.Equal((code, ErrorClass.PayloadBug), (refused.ErrorCode, refused.Class));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Upload_OfExactlyTheLimit_Leaves()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn("""{"media_id":"M1"}""");
        Assert.IsType<ApiResult<UploadedMedia>.Ok>(await rig.Api.UploadAsync(MediaKind.Voice, "x.amr", new byte[2 * 1024 * 1024]));
        Assert.IsType<ApiResult<UploadedMedia>.Ok>(await rig.Api.UploadAsync(MediaKind.File, "x", new byte[6]));
    }

    [Fact]
    public async Task Download_GivesTheBytesTypeAndName()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = async context =>
        {
            context.Response.ContentType = "image/jpeg";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"../MEDIA_ID.jpg\"";
            await context.Response.Body.WriteAsync(Jpeg);
        };

        var media = Assert.IsType<ApiResult<DownloadedMedia>.Ok>(await rig.Api.DownloadAsync("a/b&c")).Value;

        Assert.Equal("?access_token=T1&media_id=a%2Fb%26c", server.Requests.Last().Query);
        Assert.Equal(("image/jpeg", "MEDIA_ID.jpg"), (media.ContentType, media.FileName));
        Assert.Equal(Jpeg, media.Content);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task Download_ErrorComesAsJsonWithStatus200(string contentType)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync("""{"errcode":40007,"errmsg":"invalid media_id"}""");
        };

        var refused = Assert.IsType<ApiResult<DownloadedMedia>.Refused>(await rig.Api.DownloadAsync("M"));
        Assert.Equal((40007, ErrorClass.MediaExpired), (refused.ErrorCode, refused.Class));
    }

    [Fact]
    public async Task Download_OfAJsonFile_IsAFile()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=\"x.json\"";
            return StubServer.Json(context, "[1]");
        };
        Assert.Equal("[1]"u8.ToArray(), Assert.IsType<ApiResult<DownloadedMedia>.Ok>(await rig.Api.DownloadAsync("M")).Value.Content);
    }

    [Theory]
    [InlineData(20 * 1024 * 1024, true)]
    [InlineData((20 * 1024 * 1024) + 1, false)]
    public async Task Download_IsBounded(int size, bool fits)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            await context.Response.Body.WriteAsync(new byte[size]);
        };

        var result = await rig.Api.DownloadAsync("M");
        Assert.Equal(fits, result is ApiResult<DownloadedMedia>.Ok(var media) && media.Content.Length == size);
        Assert.Equal(!fits, result is ApiResult<DownloadedMedia>.Refused { ErrorCode: 830002, Class: ErrorClass.PayloadBug });
    }
}
