using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Bot.Simulator.Callbacks;
using Bot.Simulator.Checks;
using Bot.Simulator.Pages;
using Bot.Simulator.State;

namespace Bot.Simulator;

/// <summary>The people's hands and eyes. Each act pushes a real signed, encrypted callback and returns when the bot has acknowledged it (true) or the three attempts failed (false).</summary>
/// <remarks>An act that no phone allows (unknown member, dead button, entry that the menu does not have) throws <see cref="PersonCannotException"/>.</remarks>
internal sealed class SimulatedTenant
{
    private const double CountyLatitude = 37.735;
    private const double CountyLongitude = 115.670;
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoSelections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private readonly Corp corp;
    private readonly CallbackPusher pusher;
    private readonly CallbackText callbacks;
    private readonly Uri baseUrl;
    // A simulator started again must not repeat the ids of the last time: they are the bot's key against duplicates.
    private long lastMessageId = 7_300_000_000_000_000_000 + RandomNumberGenerator.GetInt32(int.MaxValue) * 1_000_000L;

    public SimulatedTenant(Corp corp, CallbackPusher pusher, SimulatorFaults faults, WireLog log, Uri baseUrl)
    {
        this.corp = corp;
        this.pusher = pusher;
        this.baseUrl = baseUrl;
        callbacks = new CallbackText(corp.Settings);
        Faults = faults;
        WireLog = log;
    }

    public SimulatorFaults Faults { get; }

    public WireLog WireLog { get; }

    public IReadOnlyList<SimulatedMember> Members => [.. corp.Settings.Members];

    /// <summary>Empty until the bot has called menu/create.</summary>
    public IReadOnlyList<SimulatedMenuEntry> Menu
    {
        get
        {
            lock (corp.Gate)
            {
                return corp.Menu;
            }
        }
    }

    /// <summary>Messages accepted with errcode 0 and dropped by the limits of 30 a minute and 1000 an hour.</summary>
    public int DroppedMessages
    {
        get
        {
            lock (corp.Gate)
            {
                return corp.Quota.Dropped;
            }
        }
    }

    /// <summary>What the console does when the callback URL is saved: true when the bot echoes the decrypted text and nothing else within a second (protocol 1.1).</summary>
    public Task<bool> VerifyCallbackUrlAsync() => pusher.VerifyAsync();

    public Task<bool> EnterAsync(string userId) => EventAsync(userId, "enter_agent", "");

    public Task<bool> SubscribeAsync(string userId) => EventAsync(userId, "subscribe", null);

    public Task<bool> SayAsync(string userId, string text)
    {
        var from = Show(userId, "text", new { content = text });
        return PushAsync(from, "text", callbacks.Text(from, corp.Now, NextMessageId(), text));
    }

    public Task<bool> SendPictureAsync(string userId, byte[] jpegOrPng)
    {
        if (!FileKinds.IsPicture(jpegOrPng))
        {
            throw new PersonCannotException("只能发送 JPG 或 PNG 图片。");
        }

        var from = Member(userId);
        MediaItem media;
        lock (corp.Gate)
        {
            var type = FileKinds.ContentType(jpegOrPng);
            media = corp.Media.Add("image", type is "image/png" ? "photo.png" : "photo.jpg", type, jpegOrPng, corp.Now);
            corp.Phones.Add(from, fromApp: false, "image", JsonSerializer.SerializeToElement(new { media_id = media.Id }), corp.Now, jpegOrPng, media.FileName);
        }

        return PushAsync(from, "image", callbacks.Image(from, corp.Now, NextMessageId(), media.Id, new Uri(baseUrl, $"picture/{media.Id}").ToString()));
    }

    public Task<bool> SendLocationAsync(string userId, double latitude, double longitude, string label)
    {
        var from = Show(userId, "location", new { latitude, longitude, label });
        return PushAsync(from, "location", callbacks.Location(from, corp.Now, NextMessageId(), latitude, longitude, label));
    }

    /// <summary>Taps a menu entry by its key (or the URL of a view entry). Picture and location entries send the event and then the message (protocol 2.3).</summary>
    public async Task<bool> ClickMenuAsync(string userId, string key)
    {
        var from = Member(userId);
        var entry = Menu.SelectMany(e => e.Children.Count == 0 ? [e] : e.Children).FirstOrDefault(e => string.Equals(e.Key ?? e.Url, key, StringComparison.Ordinal))
            ?? throw new PersonCannotException($"菜单里没有 {key}。");
        switch (entry.Type)
        {
            case "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin":
                var picture = SamplePicture.Draw(Interlocked.Read(ref lastMessageId));

                // MD5 is the protocol's PicMd5Sum.
                var md5 = Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, picture));
                return await PushAsync(from, entry.Type, callbacks.PicturesAnnounced(from, corp.Now, entry.Type, key, md5)) & await SendPictureAsync(from, picture);
            case "location_select":
                const string Label = "县政府附近";
                return await PushAsync(from, entry.Type, callbacks.LocationSelected(from, corp.Now, key, CountyLatitude, CountyLongitude, Label))
                    & await SendLocationAsync(from, CountyLatitude, CountyLongitude, Label);
            case "scancode_push" or "scancode_waitmsg":
                var scan = new XElement("ScanCodeInfo", new XElement("ScanType", "qrcode"), new XElement("ScanResult", "simulated"));
                return await PushAsync(from, entry.Type, callbacks.Event(from, corp.Now, entry.Type, key, scan));
            default:
                return await EventAsync(from, entry.Type ?? "click", key);
        }
    }

    /// <summary>Taps a button (its key, the submit button's key, or a key of the card's menu) of the latest card with that task id on that person's phone. Unanswered drop-downs give their default.</summary>
    public Task<bool> TapAsync(string userId, string taskId, string key, IReadOnlyDictionary<string, IReadOnlyList<string>>? selections = null)
    {
        var from = Member(userId);
        string xml;
        lock (corp.Gate)
        {
            var bubble = corp.Phones.Card(from, taskId) ?? throw new PersonCannotException($"{userId} 的手机上没有卡片 {taskId}。");
            var tap = CardTap.Plan(bubble.Payload, taskId, key, selections ?? NoSelections);
            var message = corp.Sent.Behind(bubble.Id) ?? throw new PersonCannotException($"卡片 {taskId} 已撤回。");
            xml = callbacks.CardTapped(from, corp.Now, tap, corp.Sent.NewResponseCode(message, corp.Now));
        }

        return PushAsync(from, $"card {key}", xml);
    }

    /// <summary>What the phone shows, oldest first; an updated card is shown as it is now.</summary>
    public IReadOnlyList<Bubble> Phone(string userId)
    {
        var member = Member(userId);
        lock (corp.Gate)
        {
            return [.. corp.Phones.Of(member)];
        }
    }

    private Task<bool> EventAsync(string userId, string name, string? key)
    {
        var from = Member(userId);
        return PushAsync(from, name, callbacks.Event(from, corp.Now, name, key));
    }

    private string Show(string userId, string kind, object payload)
    {
        var from = Member(userId);
        lock (corp.Gate)
        {
            corp.Phones.Add(from, fromApp: false, kind, JsonSerializer.SerializeToElement(payload), corp.Now);
        }

        return from;
    }

    private Task<bool> PushAsync(string from, string title, string xml) => pusher.PushAsync($"{from} {title}", xml, reply => ShowReply(from, reply));

    /// <summary>Only text is drawn; the other passive kinds are seen in the wire log.</summary>
    private void ShowReply(string userId, XElement reply)
    {
        if (reply.Element("MsgType")?.Value is "text" && reply.Element("Content")?.Value is { Length: > 0 } content)
        {
            lock (corp.Gate)
            {
                corp.Phones.Add(userId, fromApp: true, "text", JsonSerializer.SerializeToElement(new { content }), corp.Now);
            }
        }
    }

    private string Member(string? userId) =>
        corp.Members.TryGetValue(userId ?? "", out var member) ? member.UserId : throw new PersonCannotException($"没有成员 {userId}。");

    private long NextMessageId() => Interlocked.Increment(ref lastMessageId);
}
