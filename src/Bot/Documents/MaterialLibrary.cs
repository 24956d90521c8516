using Domain.Materials;

namespace Bot.Documents;

/// <summary>宣传 material as it lies in the content files, read once at the start.</summary>
/// <param name="All">Each id once.</param>
internal sealed record MaterialLibrary(IReadOnlyList<Material> All)
{
    /// <summary>What can be sent, in the order of kinds, newest files' names last.</summary>
    public IReadOnlyList<Material> Usable { get; } = [.. All.Where(material => !material.IsWithdrawn).OrderBy(material => material.Kind).ThenBy(material => material.Id, StringComparer.Ordinal)];

    public Material? Find(string id) => All.FirstOrDefault(material => material.Id == id);

    /// <summary>The version when it still counts: neither withdrawn nor replaced by another, nor its file taken away.</summary>
    public Material? Current(string id, int version) => Find(id) is { IsWithdrawn: false } material && material.Version == version ? material : null;
}
