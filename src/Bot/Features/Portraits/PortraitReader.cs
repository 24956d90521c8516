using Bot.Documents.Exchange;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Penalties;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Portraits;

/// <summary>Reads an 企业画像, for the chat and for the board; says who may see it.</summary>
internal sealed class PortraitReader(PortraitStore portraits, ExternalRecordStore records, ExchangeStore exchange, MissedViolationStore missed)
{
    /// <summary>An older alert says nothing of the enterprise as it is.</summary>
    private const int AlertDays = 365;

    /// <summary>As the exchange calls them: whoever complained could be guessed.</summary>
    private const string VisitsOfComplaints = ExchangeWords.Complaint;

    /// <summary>Null when the person may not see the enterprise.</summary>
    public static PortraitSight? SightOf(Person person, Enterprise enterprise) =>
        Scope.Reaches(Scope.CountiesOf(person), enterprise.County) ? PortraitSight.Office
        : person.Roles.Any(grant => grant.Role == Role.EnterpriseOfficer && grant.EnterpriseId == enterprise.Id) ? PortraitSight.Enterprise
        : null;

    /// <param name="viewer">Who looks; null: somebody who learns nothing of 倒查.</param>
    public async Task<Portrait> ReadAsync(UnitOfWork work, Enterprise enterprise, PortraitSight sight, DateTimeOffset now, Person? viewer = null)
    {
        var findings = await portraits.FindingsAsync(work, enterprise.Id);
        var external = await records.OfEnterpriseAsync(work, enterprise.Id);
        var isOffice = sight == PortraitSight.Office;
        var elsewhere = (await exchange.OfEnterpriseAsync(work, enterprise.Id, DateOnly.MinValue, DateOnly.MaxValue)).Where(visit => isOffice || visit.Kind != VisitsOfComplaints).ToList();
        var told = elsewhere.Select(visit => (visit.System, visit.Id)).ToHashSet();
        return new Portrait(enterprise, sight, now.LocalDate())
        {
            Visits = await portraits.VisitsAsync(work, enterprise.Id),
            Signers = await portraits.SignersAsync(work, enterprise.Id),
            Findings = [.. findings.Select(one => isOffice || one.Penalty == PenaltyStatus.Decided ? one : one with { Penalty = null, Decision = null })],
            SelfChecks = await portraits.SelfChecksAsync(work, enterprise.Id),
            Receipts = await portraits.ReceiptsAsync(work, enterprise.Id),
            Emergencies = await portraits.EmergenciesAsync(work, enterprise.Id),
            Alerts = [.. (await AlertsAsync(work, enterprise, now)).Where(alert => isOffice || alert.Kind != AlertKind.Complaint)],
            Elsewhere = elsewhere,
            FoundElsewhere = [.. (await exchange.FoundElsewhereAsync(work, enterprise.Id)).Where(one => told.Contains((one.System, one.Visit)))],
            Missed = isOffice && viewer is not null && MissedViolation.IsSeenBy(viewer) ? await MissedAsync(work, enterprise) : null,
            Records = [.. external.Where(record => isOffice || record.Kind != RecordKind.Complaint)],
        };
    }

    private async Task<IReadOnlyList<PortraitMissed>> MissedAsync(UnitOfWork work, Enterprise enterprise)
    {
        var cases = new List<PortraitMissed>();
        foreach (var one in (await missed.OfEnterpriseAsync(work, enterprise.Id)).OrderByDescending(one => one.Discovered))
        {
            cases.Add(new PortraitMissed(one, [.. (await missed.SignersAsync(work, one.Id)).Select(signer => signer.Name).Distinct(StringComparer.Ordinal)]));
        }

        return cases;
    }

    private async Task<IReadOnlyList<PortraitAlert>> AlertsAsync(UnitOfWork work, Enterprise enterprise, DateTimeOffset now) =>
        enterprise.Location is { } place ? await portraits.AlertsAsync(work, place, Alert.Radii.Max(), now.AddDays(-AlertDays)) : [];
}
