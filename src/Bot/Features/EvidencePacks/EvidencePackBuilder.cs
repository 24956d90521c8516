using System.Globalization;
using System.Text;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.EvidencePacks;

/// <summary>证据包: every signed version of the forms with what followed, the entries of the audit with their proof, the list and its signature.</summary>
internal sealed class EvidencePackBuilder(
    InspectionStore inspections,
    NoticeStore notices,
    RectificationStore cases,
    EvidenceStore evidence,
    PenaltyStore penalties,
    FileStore files,
    MissedViolationStore missed,
    PackStore packs,
    FormSummary summary,
    RegistrationForm form,
    AuditPeople people,
    AuditHeads heads,
    AuditKey key)
{
    /// <summary>How much a pack would hold, before it is made.</summary>
    public Task<PackSize> SizeAsync(UnitOfWork work, PackRequest request) => request switch
    {
        PackRequest.OfEnterprise one => packs.OfEnterpriseAsync(work, one.Enterprise.Id),
        PackRequest.OfInspector one => packs.OfInspectorAsync(work, one.Person.UserId),
        PackRequest.OfPeriod one => packs.OfPeriodAsync(work, one.From, one.To, Midnight(one.From), Midnight(one.To.AddDays(1))),
        _ => throw new InvalidOperationException($"A pack of {request.GetType().Name} is not known."),
    };

    /// <summary>Signs the head, and reads in the same unit of work which forms it covers.</summary>
    public async Task<PackCut> CutAsync(UnitOfWork work, PackRequest request, DateTimeOffset now)
    {
        var head = await heads.SignAsync(work, now) ?? throw new InvalidOperationException("The chain has an entry of who asked and no head.");
        return new PackCut(head, await FormIdsAsync(work, request), now);
    }

    /// <returns>What was written, or of what there was too much: then the target holds no pack.</returns>
    public async Task<(PackSummary? Summary, PackExcess? Excess)> WriteAsync(UnitOfWork work, PackRequest request, PackCut cut, PackLimits limits, Stream target, CancellationToken cancellationToken = default)
    {
        var head = cut.Head;
        var audit = new PackAudit(work, head, cancellationToken);
        var entriesOfPeriod = request is PackRequest.OfPeriod period ? await audit.CountBetweenAsync(Midnight(period.From), Midnight(period.To.AddDays(1))) : 0;
        var before = limits.Exceeded(await SizeAsync(work, request)) ?? limits.ExceededEntries(entriesOfPeriod);
        before ??= request is PackRequest.OfPeriod ? null : limits.ExceededSearch(head.Seq);
        if (before is not null)
        {
            return (null, before);
        }

        await using var pack = new PackWriter(target, limits.Bytes);

        var covered = cut.Forms?.ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Inspection> forms = [.. (await FormsAsync(work, request)).Where(one => covered?.Contains(one.Id) ?? true)];
        var (ids, listed) = (new HashSet<string>(StringComparer.Ordinal), new List<PackForm>());
        foreach (var inspection in forms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            listed.Add(await FormAsync(work, pack, inspection, ids));
            if (limits.ExceededBytes(target.Length) is { } full)
            {
                return (null, full);
            }
        }

        foreach (var one in await MissedAsync(work, request, forms))
        {
            ids.Add(one.Id);
            var materials = await missed.MaterialsAsync(work, one.Id);
            await pack.AddJsonAsync(
                $"accountability/{one.Discovered:yyyyMMdd}-{PackNames.Safe(one.Enterprise)}-{one.Id[^6..]}.json",
                new { Case = one, Signers = await missed.SignersAsync(work, one.Id), Materials = materials });
            await PicturesAsync(work, pack, "accountability/pictures", materials.Select(material => material.Sha256));
        }

        if (request is PackRequest.OfInspector { Person.UserId: var userId })
        {
            await pack.AddJsonAsync("accountability/steps.json", await missed.StepsOfAsync(work, userId));
        }

        var entries = await EntriesAsync(work, audit, request, ids);
        if (limits.ExceededEntries(entries.Count) is { } many)
        {
            return (null, many);
        }

        await audit.WriteAsync(pack, entries);
        await NamesAsync(work, pack, entries);
        await pack.AddAsync("public-key.pem", key.PublicKeyPem + "\n");
        await pack.AddAsync("README.txt", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(PackTexts.ReadMe(request, head, key.Id, cut.At))).ToArray());
        await pack.CloseAsync(
            new PackManifest { About = PackTexts.About(request), MadeAt = cut.At, KeyId = key.Id, PublicKey = key.PublicKey, Head = head, Forms = listed },
            bytes => key.Sign(bytes));
        return limits.ExceededBytes(target.Length) is { } large
            ? (null, large)
            : (new PackSummary(forms.Count, pack.Files.Count(file => file.Name.Contains("/pictures/", StringComparison.Ordinal)), entries.Count, head, key.Id), null);
    }

    private Task<IReadOnlyList<string>> FormIdsAsync(UnitOfWork work, PackRequest request) => request switch
    {
        PackRequest.OfEnterprise one => packs.FormsOfEnterpriseAsync(work, one.Enterprise.Id),
        PackRequest.OfInspector one => packs.FormsOfInspectorAsync(work, one.Person.UserId),
        PackRequest.OfPeriod one => packs.FormsOfPeriodAsync(work, one.From, one.To),
        _ => throw new InvalidOperationException($"A pack of {request.GetType().Name} is not known."),
    };

    private Task<IReadOnlyList<Inspection>> FormsAsync(UnitOfWork work, PackRequest request) => request switch
    {
        PackRequest.OfEnterprise one => inspections.AllSignedOfAsync(work, one.Enterprise.Id),
        PackRequest.OfInspector one => inspections.SignedByAsync(work, one.Person.UserId),
        PackRequest.OfPeriod one => inspections.SignedBetweenAsync(work, one.From, one.To),
        _ => throw new InvalidOperationException($"A pack of {request.GetType().Name} is not known."),
    };

    private async Task<IReadOnlyList<MissedViolation>> MissedAsync(UnitOfWork work, PackRequest request, IReadOnlyList<Inspection> forms) => request switch
    {
        PackRequest.OfEnterprise one => await missed.OfEnterpriseAsync(work, one.Enterprise.Id),
        PackRequest.OfInspector one => await missed.OfPersonAsync(work, one.Person.UserId),
        PackRequest.OfPeriod one => [.. (await missed.AllAsync(work)).Where(item => item.RecordedAt.LocalDate() >= one.From && item.RecordedAt.LocalDate() <= one.To)],
        _ => [],
    };

    private async Task<PackForm> FormAsync(UnitOfWork work, PackWriter pack, Inspection inspection, HashSet<string> ids)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"forms/{inspection.Date:yyyyMMdd}-{inspection.Number:0000}-{PackNames.Safe(inspection.Enterprise.Name)}-{inspection.Id[^6..]}");
        ids.Add(inspection.Id);
        var names = await summary.NamesAsync(work, inspection);
        var pictures = await FormPictures.LoadAsync(files, work, inspection);
        await pack.AddAsync($"{folder}/登记表.docx", form.Render(inspection, userId => names.GetValueOrDefault(userId, userId), pictures.Enclosed, pictures.Apart.Keys.ToHashSet(StringComparer.Ordinal)));
        var snapshot = await inspections.SnapshotAsync(work, inspection.Id);
        await pack.AddAsync($"{folder}/snapshot.txt", snapshot?.Text ?? "");
        await pack.AddJsonAsync($"{folder}/signatures.json", new
        {
            inspection.Id,
            inspection.Number,
            inspection.Date,
            inspection.Version,
            inspection.Replaces,
            inspection.SnapshotHash,
            inspection.Inspectors,
            inspection.Signatures,
            inspection.Objections,
        });
        await PicturesAsync(work, pack, $"{folder}/pictures", inspection.Findings.SelectMany(finding => finding.Pictures).Select(picture => picture.Sha256));
        await NoticeAsync(work, pack, folder, inspection, ids);
        await CasesAsync(work, pack, folder, inspection, ids);
        return new PackForm(inspection.Id, $"{folder}/snapshot.txt", inspection.SnapshotHash ?? "");
    }

    private async Task NoticeAsync(UnitOfWork work, PackWriter pack, string folder, Inspection inspection, HashSet<string> ids)
    {
        if (await notices.OfInspectionAsync(work, inspection.Id) is { } notice)
        {
            ids.Add(notice.Id);
            await pack.AddJsonAsync($"{folder}/notice.json", new { Notice = notice, Receipts = await notices.ReceiptsAsync(work, notice.Id), Refusals = await notices.RefusalsAsync(work, notice.Id) });
        }
    }

    private async Task CasesAsync(UnitOfWork work, PackWriter pack, string folder, Inspection inspection, HashSet<string> ids)
    {
        foreach (var one in await cases.OfInspectionAsync(work, inspection.Id))
        {
            ids.Add(one.Id);
            var given = await evidence.OfCaseAsync(work, one.Id);
            var penalty = await penalties.OfFindingAsync(work, inspection.Id, one.FindingId);
            ids.UnionWith(penalty is null ? [] : [penalty.Id]);
            await pack.AddJsonAsync(
                string.Create(CultureInfo.InvariantCulture, $"{folder}/case-{one.Ordinal}.json"),
                new { Case = one, Acts = await cases.ActsAsync(work, one.Id), Evidence = given, Penalty = penalty });
            await PicturesAsync(work, pack, $"{folder}/pictures", given.Select(item => item.Sha256));
        }
    }

    private async Task PicturesAsync(UnitOfWork work, PackWriter pack, string folder, IEnumerable<string?> hashes)
    {
        foreach (var sha256 in hashes.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await files.GetAsync(work, sha256) is var (content, type))
            {
                await pack.AddAsync($"{folder}/{sha256}{(type.EndsWith("png", StringComparison.Ordinal) ? ".png" : ".jpg")}", content);
            }
        }
    }

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync(UnitOfWork work, PackAudit audit, PackRequest request, HashSet<string> ids)
    {
        switch (request)
        {
            case PackRequest.OfPeriod one:
                return await audit.BetweenAsync(Midnight(one.From), Midnight(one.To.AddDays(1)));
            case PackRequest.OfInspector { Person.UserId: var userId }:
                return await audit.NamingAsync(ids, [userId, await people.FindAsync(work, userId) ?? userId]);
            case PackRequest.OfEnterprise { Enterprise.Id: var id }:
                ids.Add(id);
                return await audit.NamingAsync(ids, []);
            default:
                return [];
        }
    }

    /// <summary>Who the tokens are, as far as it is known now.</summary>
    private async Task NamesAsync(UnitOfWork work, PackWriter pack, IReadOnlyList<AuditEntry> entries)
    {
        var names = await people.NamesAsync(work);
        var met = entries.Select(entry => entry.Actor).Distinct(StringComparer.Ordinal).Where(names.ContainsKey).Order(StringComparer.Ordinal);
        await pack.AddJsonAsync("audit/people.json", met.Select(token => names[token]));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), ChinaTime.Offset);
}
