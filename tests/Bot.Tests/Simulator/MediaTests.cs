using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bot.Simulator.Pages;

namespace Bot.Tests.Simulator;

public sealed class MediaTests
{
    [Fact]
    public async Task Picture_IsUploadedSentAndFetched_ForThreeDays()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var picture = SamplePicture.Draw(1);
        var uploaded = await rig.PostAsync("media/upload?type=image", Form("filename=\"现场.png\"", picture));
        var id = uploaded.GetProperty("media_id").GetString();

        Assert.Equal("", uploaded.GetProperty("errmsg").GetString());
        Assert.Equal(rig.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), uploaded.GetProperty("created_at").GetString());
        Assert.Equal(0, SimulatorRig.Code(await rig.SendAsync(Image(id))));
        var bubble = rig.Tenant.Phone("zhao.lei")[0];
        Assert.Equal(picture, bubble.Content);
        Assert.Equal("现场.png", bubble.FileName);
        Assert.Equal(40004, SimulatorRig.Code(await rig.SendAsync($$"""{"touser":"zhao.lei","msgtype":"file","agentid":1000002,"file":{"media_id":"{{id}}"} }""")));

        using (var got = await rig.Http.GetAsync(new Uri($"cgi-bin/media/get?media_id={id}&access_token={await rig.TokenAsync()}", UriKind.Relative)))
        {
            Assert.Equal("image/png", got.Content.Headers.ContentType?.MediaType);
            Assert.Equal(picture, await got.Content.ReadAsByteArrayAsync());
        }

        rig.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(40007, SimulatorRig.Code(await rig.SendAsync(Image(id))));
        Assert.Equal(40007, SimulatorRig.Code(await rig.GetAsync($"media/get?media_id={id}&access_token={await rig.TokenAsync()}")));
    }

    [Theory]
    [InlineData("image", "no picture", 40123)]
    [InlineData("voice", "no voice", 40004)]
    [InlineData("video", "no video at all", 40004)]
    [InlineData("picture", "123456", 40005)]
    [InlineData("file", "12345", 40006)]
    [InlineData("file", "123456", 0)]
    public async Task Upload_ByTypeAndSize_Answers(string type, string content, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, SimulatorRig.Code(await rig.PostAsync($"media/upload?type={type}", Form("filename=\"a.bin\"", Encoding.UTF8.GetBytes(content)))));
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(45001, SimulatorRig.Code(await rig.PostAsync("media/upload?type=file", Form("filename=\"a.bin\"", new byte[(20 * 1024 * 1024) + 1]))));
    }

    [Theory]
    [InlineData("filename=\"报告 一.pdf\"", "报告 一.pdf")]
    [InlineData("filename=\"=?utf-8?B?5oql5ZGKLnBkZg==?=\"; filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf", "=?utf-8?B?5oql5ZGKLnBkZg==?=")]
    [InlineData("filename*=utf-8''%E6%8A%A5%E5%91%8A.pdf", "utf-8''%E6%8A%A5%E5%91%8A.pdf")]
    public async Task FileName_IsReadAsThePlatformReadsIt(string parameter, string shown)
    {
        await using var rig = await SimulatorRig.StartAsync();
        var id = (await rig.PostAsync("media/upload?type=file", Form(parameter, "123456"u8.ToArray()))).GetProperty("media_id").GetString();

        await rig.SendAsync($$"""{"touser":"zhao.lei","msgtype":"file","agentid":1000002,"file":{"media_id":"{{id}}"} }""");

        Assert.Equal(shown, rig.Tenant.Phone("zhao.lei")[0].FileName);
    }

    [Fact]
    public async Task Upload_WithTheFrameworksOwnForm_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent("123456"u8.ToArray()), "media", "报告.pdf" } };

        Assert.Equal(44001, SimulatorRig.Code(await rig.PostAsync("media/upload?type=file", form)));
    }

    [Theory]
    [InlineData("name=\"file\"; filename=\"a.bin\"", 41005)]
    [InlineData("name=\"media\"", 41005)]
    [InlineData("name=\"media\"; filename=\"a.bin\"; filelength=7", 44001)]
    [InlineData("name=\"media\"; filename=\"a.bin\"; filelength=6", 0)]
    public async Task Upload_ByItsPartHeader_Answers(string parameters, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, SimulatorRig.Code(await rig.PostAsync("media/upload?type=file", Part(parameters, "123456"u8.ToArray()))));
    }

    [Fact]
    public async Task SameMedia_FetchedAgainAndAgain_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var id = (await rig.PostAsync("media/upload?type=file", Form("filename=\"a.bin\"", "123456"u8.ToArray()))).GetProperty("media_id").GetString();
        var path = new Uri($"cgi-bin/media/get?media_id={id}&access_token={await rig.TokenAsync()}", UriKind.Relative);
        for (var i = 0; i < 10; i++)
        {
            using var got = await rig.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, got.StatusCode);
            Assert.Equal("application/octet-stream", got.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal("""{"errcode":45033""", (await rig.Http.GetStringAsync(path))[..16]);
    }

    private static string Image(string? id) => $$"""{"touser":"zhao.lei","msgtype":"image","agentid":1000002,"image":{"media_id":"{{id}}"} }""";

    private static ByteArrayContent Form(string fileName, byte[] content) => Part($"name=\"media\"; {fileName}", content);

    private static ByteArrayContent Part(string parameters, byte[] content)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"--xyz\r\nContent-Disposition: form-data; {parameters}\r\nContent-Type: application/octet-stream\r\n\r\n"), .. content, .. "\r\n--xyz--\r\n"u8];
        var form = new ByteArrayContent(body);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=xyz");
        return form;
    }
}
