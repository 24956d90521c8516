using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Storage.Stores;

/// <summary>Signed heads, people as tokens, and entries of before.</summary>
public sealed class AuditHeadTests
{
    private readonly AuditLog _log = new();

    [Theory]
    [EachDatabase("delete from audit where seq > 3; update audit_head set seq = 3, hash = (select hash from audit where seq = 3)", "CutTail 4")]
    [EachDatabase("delete from audit; delete from audit_head", "CutTail 1")]
    [EachDatabase("update audit_signed_head set hash = (select hash from audit where seq = 4)", "NotAsSigned 5")]
    [EachDatabase("update audit_signed_head set signed_at = signed_at + 1", "BadSignature 5")]
    [EachDatabase("update audit_signed_head set key_id = 'x'", "BadSignature 5")]
    [EachDatabase("update audit_signed_head set signature = 'no base64'", "BadSignature 5")]
    public async Task WhatASignedHeadSays_IsHeldAgainstTheChain(string provider, string tampering, string fault)
    {
        await using var test = await SignedAsync(provider, 5);
        await FreeAsync(test);
        await test.WriteAsync(work => work.ExecuteAsync(tampering));

        var found = (await test.ReadAsync(_log.ExamineAsync)).Fault!;
        Assert.Equal(fault, $"{found.Kind} {found.Seq}");
    }

    /// <summary>Rewritten from the third on with right hashes, audit_head with it: only the signature of before tells.</summary>
    [Theory, EachDatabase]
    public async Task AChainWrittenAnew_IsFoundByTheHeadOfBefore(string provider)
    {
        await using var test = await SignedAsync(provider, 5);
        await FreeAsync(test);
        await test.WriteAsync(work => work.ExecuteAsync("delete from audit where seq > 2; update audit_head set seq = 2, hash = (select hash from audit where seq = 2)"));
        await AppendAsync(test, 9);

        Assert.Equal(new AuditFault(AuditFaultKind.NotAsSigned, 5), (await test.ReadAsync(_log.ExamineAsync)).Fault);
    }

    /// <summary>Two entries on one previous hash: the second of them, put in with a right hash of its own.</summary>
    [Theory, EachDatabase]
    public async Task AFork_IsCalledSo(string provider)
    {
        await using var test = await SignedAsync(provider, 3);
        await FreeAsync(test);
        await test.WriteAsync(async work =>
        {
            var prev = await AuditExtract.HashAtAsync(work, 2);
            var forked = new AuditEntry { Seq = 4, At = 1, Actor = "sys", Action = "x", PrevHash = prev! };
            forked = forked with { Hash = forked.ComputeHash() };
            await work.ExecuteAsync("insert into audit (form, seq, at, actor, action, subject, details, prev_hash, hash) values (@Form, @Seq, @At, @Actor, @Action, @Subject, @Details, @PrevHash, @Hash)", forked);
            await work.ExecuteAsync("update audit_head set seq = 4, hash = @Hash", forked);
        });

        Assert.Equal(new AuditFault(AuditFaultKind.Fork, 4), (await test.ReadAsync(_log.ExamineAsync)).Fault);
    }

    [Theory, EachDatabase]
    public async Task OneHead_IsSignedOnce_AndAnEmptyChainNever(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider, settings: ("Audit:SigningKeyFile", KeyFile()));
        Assert.Null(await SignAsync(test));
        await AppendAsync(test, 2);
        var first = await SignAsync(test);
        Assert.Equal(first, await SignAsync(test));
        Assert.Equal(2, first!.Seq);
        await AppendAsync(test, 1);
        Assert.Equal(3, (await SignAsync(test))!.Seq);
        Assert.Null((await test.ReadAsync(_log.ExamineAsync)).Fault);
    }

    /// <summary>Checked by the platform alone, as anybody would who has the public key.</summary>
    [Fact]
    public async Task TheSignature_IsThatOfThePublicKey_AndTheKeyIsForTheOwnerOnly()
    {
        await using var test = await TestDatabase.StartAsync();
        await AppendAsync(test, 1);
        var head = (await SignAsync(test))!;

        using var key = ECDsa.Create();
        key.ImportFromPem(test.Get<AuditKey>().PublicKeyPem);
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"audit-head\n{head.Seq}\n{head.Hash}\n{head.SignedAt}\n"));
        Assert.True(key.VerifyData(signed, Convert.FromBase64String(head.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(256, key.KeySize);

        var file = Path.Combine(test.Folder, "audit-key.pem");
        Assert.Contains("PRIVATE KEY", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var id = test.Get<AuditKey>().Id;
        await test.RestartAsync();
        Assert.Equal(id, test.Get<AuditKey>().Id);
    }

    [Fact]
    public async Task AKeyThatIsNone_IsSaidInWords()
    {
        await using var test = await TestDatabase.StartAsync(settings: ("Audit:SigningKey", "bm8ga2V5"));
        await AppendAsync(test, 1);
        Assert.Contains("Audit:SigningKey", (await Assert.ThrowsAsync<Bot.Storage.StorageUnusableException>(() => SignAsync(test))).Message, StringComparison.Ordinal);
    }

    /// <summary>The hash of the first form stands here as sha256sum gives it of the text beside it.</summary>
    [Theory, EachDatabase]
    public async Task EntriesOfBefore_KeepTheirForm_AndTheChainGoesOn(string provider)
    {
        // printf '0:1:113:16073028000002:li4:turn4:text2:{}' | sha256sum
        const string Old = "daa22bf914c110d8e4f0bbd8a9e933a356f3dc3f98f5e50bea9f0e7909f2ad14";
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await work.ExecuteAsync("insert into audit (seq, at, actor, action, subject, details, prev_hash, hash) values (1, 1607302800000, 'li', 'turn', 'text', '{}', '', @Old)", new { Old });
            await work.ExecuteAsync("insert into audit_head (id, seq, hash) values (1, 1, @Old)", new { Old });
        });
        await AppendAsync(test, 2);

        Assert.Equal(new AuditHead { Seq = 3, Hash = (await test.ReadAsync(_log.HeadAsync)).Hash }, (await test.ReadAsync(_log.ExamineAsync)).Last);
        Assert.Null(await test.ReadAsync(_log.VerifyAsync));
        Assert.Equal(1, await test.WriteAsync(work => new AuditPeople().EraseAsync(work, "li")));
    }

    [Theory, EachDatabase]
    public async Task AnErasedPerson_IsNobody_AndTheChainHolds(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _log.AppendAsync(work, Samples.Now, "Li.Na", "hand", "card give:li.na:1", """{"to":"zhang","key":"c|2|li.na|x","other":"li.nan"}""", "zhang");
            await _log.AppendAsync(work, Samples.Now, "sys", "unreachable", "zhang", "{}", "zhang");
            await _log.AppendAsync(work, Samples.Now, "li.na", "turn", "text", "{}");
        });
        var all = string.Join('|', await test.ReadAsync(work => work.QueryAsync<string>("select concat(actor, ' ', subject, ' ', details) from audit order by seq")));
        Assert.DoesNotContain("li.na ", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("li.na|", all, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang", all, StringComparison.Ordinal);
        Assert.Contains("li.nan", all, StringComparison.Ordinal);
        Assert.Equal(2, await test.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit as a join audit_person as p on p.token = a.actor where p.user_id = 'li.na'")));

        Assert.Equal(0, await test.WriteAsync(work => new AuditPeople().EraseAsync(work, "LI.NA")));
        Assert.Null(await test.ReadAsync(_log.VerifyAsync));
        Assert.Equal(0, await test.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit as a join audit_person as p on p.token = a.actor where p.user_id = 'li.na'")));
        Assert.Null(await test.WriteAsync(work => new AuditPeople().EraseAsync(work, "li.na")));

        // Who comes back is another.
        var before = await test.ReadAsync(work => work.FindAsync<string>("select actor from audit where seq = 1"));
        await test.WriteAsync(work => _log.AppendAsync(work, Samples.Now, "li.na", "turn", "text", "{}"));
        Assert.NotEqual(before, await test.ReadAsync(work => work.FindAsync<string>("select actor from audit where seq = 4")));
    }

    private static string KeyFile() => Path.Combine(Directory.CreateTempSubdirectory("bot-key-").FullName, "key.pem");

    private static Task<SignedHead?> SignAsync(TestDatabase test) => test.WriteAsync(work => test.Get<AuditHeads>().SignAsync(work, Samples.Now));

    private async Task<TestDatabase> SignedAsync(string provider, int entries)
    {
        var test = await TestDatabase.StartAsync(provider, settings: ("Audit:SigningKeyFile", KeyFile()));
        await AppendAsync(test, entries);
        await SignAsync(test);
        return test;
    }

    private Task AppendAsync(TestDatabase test, int entries) => test.WriteAsync(async work =>
    {
        for (var entry = 0; entry < entries; entry++)
        {
            await _log.AppendAsync(work, Samples.Now.AddSeconds(entry), "zhang", "签字", $"i{entry}", "第一轮");
        }
    });

    private static async Task FreeAsync(TestDatabase test)
    {
        test.SchemaChanges = true;
        await test.WriteAsync(work => work.ExecuteAsync(
            "drop trigger audit_is_final; drop trigger audit_stays; drop trigger audit_signed_head_is_final; drop trigger audit_signed_head_stays;"));
    }
}
