using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bot.WeCom.Client;

/// <summary>The connection handler of the WeCom client.</summary>
internal static class WeComHandler
{
    public static SocketsHttpHandler Create(WeComOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.CallTimeout / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Chinese file names come as raw UTF-8.
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (options.CaFile.Length > 0)
        {
            handler.SslOptions.CertificateChainPolicy = PrivateCa(options.CaFile);
        }

        return handler;
    }

    /// <summary>Certificates of a PEM file; empty when the file holds none.</summary>
    public static X509Certificate2Collection Certificates(string caFile)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(caFile);
        return certificates;
    }

    /// <summary>Only this CA counts; the host name is still checked. Private CAs rarely publish revocation lists.</summary>
    private static X509ChainPolicy PrivateCa(string caFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Certificates(caFile));
        return policy;
    }
}
