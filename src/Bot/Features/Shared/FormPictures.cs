using Bot.Conversations;
using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>The pictures of a form: what fits goes into the document, the rest is sent after it as files of their own.</summary>
/// <param name="Enclosed">Bytes by hash.</param>
/// <param name="Apart">Name by hash, in the order of the findings.</param>
internal sealed record FormPictures(IReadOnlyDictionary<string, byte[]> Enclosed, IReadOnlyDictionary<string, string> Apart)
{
    /// <summary>Subject of the messages that carry the form's files.</summary>
    public const string SubjectKind = "form";

    public static async Task<FormPictures> LoadAsync(FileStore files, UnitOfWork work, Inspection inspection)
    {
        var (enclosed, apart, limit) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new OrderedDictionary<string, string>(StringComparer.Ordinal), new PictureLimit());
        foreach (var finding in inspection.Findings)
        {
            for (var index = 0; index < finding.Pictures.Count; index++)
            {
                if (finding.Pictures[index].Sha256 is not { } sha256 || enclosed.ContainsKey(sha256) || apart.ContainsKey(sha256)
                    || await files.SizeAsync(work, sha256) is not { } size)
                {
                    continue;
                }

                if (limit.Takes(size) && await files.GetAsync(work, sha256) is { } file)
                {
                    enclosed[sha256] = file.Content;
                }
                else
                {
                    apart[sha256] = FormattableString.Invariant($"登记表{inspection.Number:0000}-图{finding.Ordinal}-{index + 1}.jpg");
                }
            }
        }

        return new FormPictures(enclosed, apart);
    }

    public IEnumerable<Effect> SendApart(string userId, Inspection inspection) =>
        Apart.Select(one => new SendFile(userId, one.Key, one.Value, Subject(inspection)));

    public static CardSubject Subject(Inspection inspection) => new(SubjectKind, inspection.Id, inspection.Version);
}
