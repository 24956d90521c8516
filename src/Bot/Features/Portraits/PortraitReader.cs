using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Penalties;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Portraits;

/// <summary>Reads an 企业画像, for the chat and for the board; says who may see it.</summary>
internal sealed class PortraitReader(PortraitStore portraits, ExternalRecordStore records)
{
    /// <summary>An older alert says nothing of the enterprise as it is.</summary>
    private const int AlertDays = 365;

    /// <summary>Null when the person may not see the enterprise.</summary>
    public static PortraitSight? SightOf(Person person, Enterprise enterprise) =>
        Scope.Reaches(Scope.CountiesOf(person), enterprise.County) ? PortraitSight.Office
        : person.Roles.Any(grant => grant.Role == Role.EnterpriseOfficer && grant.EnterpriseId == enterprise.Id) ? PortraitSight.Enterprise
        : null;

    public async Task<Portrait> ReadAsync(UnitOfWork work, Enterprise enterprise, PortraitSight sight, DateTimeOffset now)
    {
        var findings = await portraits.FindingsAsync(work, enterprise.Id);
        var external = await records.OfEnterpriseAsync(work, enterprise.Id);
        var isOffice = sight == PortraitSight.Office;
        return new Portrait(enterprise, sight, now.LocalDate())
        {
            Visits = await portraits.VisitsAsync(work, enterprise.Id),
            Signers = await portraits.SignersAsync(work, enterprise.Id),
            Findings = [.. findings.Select(one => isOffice || one.Penalty == PenaltyStatus.Decided ? one : one with { Penalty = null, Decision = null })],
            SelfChecks = await portraits.SelfChecksAsync(work, enterprise.Id),
            Receipts = await portraits.ReceiptsAsync(work, enterprise.Id),
            Emergencies = await portraits.EmergenciesAsync(work, enterprise.Id),
            Alerts = [.. (await AlertsAsync(work, enterprise, now)).Where(alert => isOffice || alert.Kind != AlertKind.Complaint)],
            Records = [.. external.Where(record => isOffice || record.Kind != RecordKind.Complaint)],
        };
    }

    private async Task<IReadOnlyList<PortraitAlert>> AlertsAsync(UnitOfWork work, Enterprise enterprise, DateTimeOffset now) =>
        enterprise.Location is { } place ? await portraits.AlertsAsync(work, place, Alert.Radii.Max(), now.AddDays(-AlertDays)) : [];
}
