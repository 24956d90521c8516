using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bot.WeCom.Client;

namespace Bot.Tests.WeCom.Client;

public sealed class PrivateCaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-ca-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task OwnCa_IsTrusted_AndAnUnknownOneIsNot()
    {
        using var authority = Authority("Own CA");
        using var stranger = Authority("Other CA");
        using var certificate = Issue(authority, "localhost");
        await using var server = await StubServer.StartAsync(certificate);

        await using var trusting = new ClientRig(server.Url, settings: ("CaFile", Pem(authority)));
        Assert.IsType<ApiResult<SendReceipt>.Ok>(await trusting.SendAsync());

        await using var other = new ClientRig(server.Url, settings: ("CaFile", Pem(stranger)));
        var refused = Assert.IsType<ApiResult<SendReceipt>.NotSent>(await other.SendAsync());
        Assert.Contains("SecureConnectionError", refused.Why, StringComparison.Ordinal);

        await using var system = new ClientRig(server.Url);
        Assert.IsType<ApiResult<SendReceipt>.NotSent>(await system.SendAsync());
        Assert.Single(server.Requests, request => request.Path == "/cgi-bin/message/send");
    }

    [Fact]
    public async Task OwnCa_DoesNotExcuseAWrongName()
    {
        using var authority = Authority("Own CA");
        using var certificate = Issue(authority, "elsewhere.example.invalid");
        await using var server = await StubServer.StartAsync(certificate);
        await using var rig = new ClientRig(server.Url, settings: ("CaFile", Pem(authority)));
        Assert.IsType<ApiResult<SendReceipt>.NotSent>(await rig.SendAsync());
    }

    private string Pem(X509Certificate2 authority)
    {
        var path = Path.Combine(_folder, $"{authority.Thumbprint}.pem");
        File.WriteAllText(path, authority.ExportCertificatePem());
        return path;
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(authority, now.AddHours(-1), now.AddDays(1), [1, 2, 3, 4]);
        using var whole = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }
}
