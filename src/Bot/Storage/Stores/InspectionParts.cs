using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>The lists of inspections, each in a table of its own.</summary>
internal sealed record InspectionParts(
    ILookup<string, InspectorRow> Inspectors,
    ILookup<string, FindingRow> Findings,
    ILookup<(string InspectionId, string FindingId), PictureRow> Pictures,
    ILookup<string, SignatureRow> Signatures,
    ILookup<string, ObjectionRow> Objections)
{
    private const string SelectInspectors =
        """
        select inspection_id as InspectionId, user_id as UserId
        from inspection_inspector
        where inspection_id in @ids
        order by inspection_id, ordinal
        """;

    private const string SelectFindings =
        """
        select
            inspection_id as InspectionId,
            id as Id,
            ordinal as Ordinal,
            revision as Revision,
            words as Words,
            type_code as TypeCode,
            handling_code as HandlingCode,
            severity as Severity,
            deadline as Deadline,
            answered as Answered
        from finding
        where inspection_id in @ids
        order by inspection_id, ordinal, id
        """;

    private const string SelectPictures =
        """
        select
            inspection_id as InspectionId,
            finding_id as FindingId,
            media_id as MediaId,
            sha256 as Sha256,
            received_at as ReceivedAt
        from finding_picture
        where inspection_id in @ids
        order by inspection_id, finding_id, ordinal
        """;

    private const string SelectSignatures =
        """
        select inspection_id as InspectionId, user_id as UserId, name as Name, signed_at as SignedAt
        from signature
        where inspection_id in @ids
        order by inspection_id, ordinal
        """;

    private const string SelectObjections =
        """
        select inspection_id as InspectionId, user_id as UserId, name as Name, objected_at as ObjectedAt, reason as Reason
        from objection
        where inspection_id in @ids
        order by inspection_id, ordinal
        """;

    public static async Task<InspectionParts> LoadAsync(UnitOfWork work, IReadOnlyList<string> ids) => new(
        (await work.QueryAsync<InspectorRow>(SelectInspectors, ids, Piece)).ToLookup(row => row.InspectionId, StringComparer.Ordinal),
        (await work.QueryAsync<FindingRow>(SelectFindings, ids, Piece)).ToLookup(row => row.InspectionId, StringComparer.Ordinal),
        (await work.QueryAsync<PictureRow>(SelectPictures, ids, Piece)).ToLookup(row => (row.InspectionId, row.FindingId)),
        (await work.QueryAsync<SignatureRow>(SelectSignatures, ids, Piece)).ToLookup(row => row.InspectionId, StringComparer.Ordinal),
        (await work.QueryAsync<ObjectionRow>(SelectObjections, ids, Piece)).ToLookup(row => row.InspectionId, StringComparer.Ordinal));

    private static object Piece(string[] ids) => new { ids };

    private const string Delete =
        """
        delete from inspection_inspector where inspection_id = @id;
        delete from finding where inspection_id = @id;
        delete from finding_picture where inspection_id = @id;
        delete from signature where inspection_id = @id;
        delete from objection where inspection_id = @id;
        """;

    private const string InsertInspector =
        "insert into inspection_inspector (inspection_id, ordinal, user_id) values (@InspectionId, @Ordinal, @UserId)";

    private const string InsertFinding =
        """
        insert into finding (inspection_id, id, ordinal, revision, words, type_code, handling_code, severity, deadline, answered)
        values (@InspectionId, @Id, @Ordinal, @Revision, @Words, @TypeCode, @HandlingCode, @Severity, @Deadline, @Answered)
        """;

    private const string InsertPicture =
        """
        insert into finding_picture (inspection_id, finding_id, ordinal, media_id, sha256, received_at)
        values (@InspectionId, @FindingId, @Ordinal, @MediaId, @Sha256, @ReceivedAt)
        """;

    private const string InsertSignature =
        "insert into signature (inspection_id, ordinal, user_id, name, signed_at) values (@InspectionId, @Ordinal, @UserId, @Name, @SignedAt)";

    private const string InsertObjection =
        """
        insert into objection (inspection_id, ordinal, user_id, name, objected_at, reason)
        values (@InspectionId, @Ordinal, @UserId, @Name, @ObjectedAt, @Reason)
        """;

    /// <summary>Puts the lists of the inspection in the place of the stored ones.</summary>
    public static async Task ReplaceAsync(UnitOfWork work, Inspection inspection)
    {
        var id = inspection.Id;
        await work.ExecuteAsync(Delete, new { id });
        await work.ExecuteAsync(InsertInspector, inspection.Inspectors.Select((user, ordinal) =>
            new InspectorRow { InspectionId = id, Ordinal = ordinal, UserId = UserIds.Normal(user) }));
        await work.ExecuteAsync(InsertFinding, inspection.Findings.Select(finding => FindingRow.Of(id, finding)));
        await work.ExecuteAsync(InsertPicture, inspection.Findings.SelectMany(finding => finding.Pictures.Select((picture, ordinal) =>
            new PictureRow
            {
                InspectionId = id,
                FindingId = finding.Id,
                Ordinal = ordinal,
                MediaId = picture.MediaId,
                Sha256 = picture.Sha256,
                ReceivedAt = picture.ReceivedAt,
            })));
        await work.ExecuteAsync(InsertSignature, inspection.Signatures.Select((signature, ordinal) =>
            new SignatureRow { InspectionId = id, Ordinal = ordinal, UserId = UserIds.Normal(signature.UserId), Name = signature.Name, SignedAt = signature.At }));
        await work.ExecuteAsync(InsertObjection, inspection.Objections.Select((objection, ordinal) => new ObjectionRow
        {
            InspectionId = id,
            Ordinal = ordinal,
            UserId = UserIds.Normal(objection.UserId),
            Name = objection.Name,
            ObjectedAt = objection.At,
            Reason = objection.Reason,
        }));
    }
}
