using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Bot.Storage.Stores;

/// <summary>Section "Audit" of the configuration.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Private key of ECDSA P-256, PEM or base64 of PKCS#8; empty: from <see cref="SigningKeyFile"/>.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Beside the database's file unless it is a full path; made when it is missing.</summary>
    public string SigningKeyFile { get; set; } = "audit-key.pem";
}

/// <summary>The key that signs heads of the audit and evidence packs. Made with the first signature and readable for the service's account only (decision 20).</summary>
internal sealed class AuditKey(IOptions<AuditOptions> options, SqlDialect dialect) : IDisposable
{
    /// <summary>Digits of <see cref="Id"/>.</summary>
    public const int IdLength = 16;

    private readonly Lock _making = new();
    private ECDsa? _key;

    public string PublicKey => Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    public string PublicKeyPem => Key.ExportSubjectPublicKeyInfoPem();

    public string Id => IdOf(PublicKey);

    /// <summary>Where it lies; null when it is in the settings.</summary>
    public string? File => options.Value.SigningKey.Length > 0 ? null : Path.GetFullPath(options.Value.SigningKeyFile, dialect.Folder ?? Directory.GetCurrentDirectory());

    /// <exception cref="StorageUnusableException">The key cannot be read or made; the message says what to do.</exception>
    public string Sign(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(Key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>False also when key or signature is no such thing.</summary>
    public static bool Verifies(string publicKey, ReadOnlySpan<byte> bytes, string signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(bytes, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }

    public static string IdOf(string publicKey)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publicKey)))[..IdLength];
        }
        catch (FormatException)
        {
            return "";
        }
    }

    /// <summary>Of a public key in PEM; empty when it is none.</summary>
    public static string IdOfPem(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return IdOf(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return "";
        }
    }

    public void Dispose() => _key?.Dispose();

    private ECDsa Key
    {
        get
        {
            lock (_making)
            {
                return _key ??= Load();
            }
        }
    }

    private ECDsa Load()
    {
        try
        {
            return File is not { } file ? Read(options.Value.SigningKey)
                : System.IO.File.Exists(file) ? Read(System.IO.File.ReadAllText(file))
                : Make(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or FormatException)
        {
            throw new StorageUnusableException(StorageTexts.NoAuditKey(File, wrong.Message), wrong);
        }
    }

    private static ECDsa Read(string text)
    {
        var key = ECDsa.Create();
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            key.ImportFromPem(text);
        }
        else
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(text.Trim()), out _);
        }

        return key.KeySize == 256 ? key : throw new CryptographicException($"P-{key.KeySize}");
    }

    /// <summary>Another instance may make it in the same moment: the first one's stays.</summary>
    private static ECDsa Make(string file)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var written = $"{file}.{Guid.CreateVersion7():N}";
        using (var stream = new StreamWriter(written, settings))
        {
            stream.Write(made.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            System.IO.File.Move(written, file, overwrite: false);
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            System.IO.File.Delete(written);
        }

        return Read(System.IO.File.ReadAllText(file));
    }
}
