namespace Bot.Documents;

/// <summary>The printed words of annex 3, in the order of the form.</summary>
internal sealed record FormLabels(
    string Title,
    string Number,
    string Date,
    string EnterpriseName,
    string LegalRepresentative,
    string PositiveList,
    string Address,
    string Coordinates,
    string EnterpriseType,
    string Industry,
    string Situation,
    string SituationHint,
    string Inspectors,
    string Note);
