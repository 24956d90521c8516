using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Features.Shared;

internal static class StoreExtensions
{
    /// <summary>Saves, or throws when another turn was faster; the whole turn is then repeated on the new state.</summary>
    /// <exception cref="InvalidOperationException">The stored version is not the expected one.</exception>
    public static async Task SaveOrThrowAsync(this InspectionStore store, UnitOfWork work, Inspection inspection, int expectedVersion)
    {
        if (!await store.SaveAsync(work, inspection, expectedVersion))
        {
            throw new InvalidOperationException($"Inspection {inspection.Id} is no longer at version {expectedVersion}.");
        }
    }

    /// <summary>OncePerCampaign once more: a colleague's visit of the enterprise may have been signed since this one was opened.</summary>
    public static async Task<Refusal?> CheckOnceAsync(this InspectionStore store, UnitOfWork work, Inspection inspection) => OncePerCampaign.Check(
        inspection,
        (await store.SignedOfAsync(work, inspection.CampaignId, inspection.Enterprise.Id)).Count,
        await store.NotYetVisitedAsync(work, inspection.CampaignId, inspection.Enterprise.County));
}
