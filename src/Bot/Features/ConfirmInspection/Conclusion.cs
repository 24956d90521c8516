using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Planning;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.ConfirmInspection;

/// <summary>What the last signature sets off, all in its own commit: the frozen form, its document for every inspector, the enterprise's one notice, the owners' assignments, the ledger rows.</summary>
internal sealed class Conclusion(
    InspectionStore inspections,
    DirectoryStore directory,
    FileStore files,
    NoticeStore notices,
    AssignmentStore assignments,
    LedgerStore ledger,
    PlannedVisitStore planned,
    RectificationStore rectifications,
    RectificationPlan plan,
    WorkCalendar calendar,
    Corrections corrections,
    RegistrationForm form,
    FormSummary summary)
{
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<IReadOnlyList<Effect>> ConcludeAsync(UnitOfWork work, Inspection signed, int expectedVersion, DateTimeOffset now)
    {
        var number = await inspections.NextNumberAsync(work, signed.CampaignId, signed.Enterprise.County);
        var frozen = Signing.Freeze(signed, number);
        var inspection = frozen.Inspection;
        await inspections.SaveOrThrowAsync(work, inspection, expectedVersion);
        await inspections.AddSnapshotAsync(work, inspection.Id, frozen.CanonicalText, frozen.Sha256, now);
        var names = await summary.NamesAsync(work, inspection);
        await LedgerAsync(work, inspection, names);
        await PlannedAsync(work, inspection, now);
        var opened = Rectifying.Open(inspection, now.LocalDate(), plan, calendar, now, () => Guid.CreateVersion7(now).ToString("N"));
        await rectifications.AddAsync(work, await corrections.FollowAsync(work, inspection, opened, now));

        return
        [
            .. await FormAsync(work, inspection, frozen.Sha256, names, now),
            .. await NoticeAsync(work, inspection, now),
            .. await AssignAsync(work, inspection, now),
        ];
    }

    /// <summary>Annex 3: one copy for the organisation (stored), one for each inspector.</summary>
    private async Task<IReadOnlyList<Effect>> FormAsync(UnitOfWork work, Inspection inspection, string hash, IReadOnlyDictionary<string, string> names, DateTimeOffset now)
    {
        var pictures = await FormPictures.LoadAsync(files, work, inspection);
        var document = form.Render(inspection, userId => names.GetValueOrDefault(userId, userId), pictures.Enclosed, pictures.Apart.Keys.ToHashSet(StringComparer.Ordinal));
        var stored = await files.PutAsync(work, document, WordDocument, now);
        var fileName = FormattableString.Invariant($"入企检查登记表-{inspection.Number:0000}-{inspection.Enterprise.Name}.docx");
        var told = ConfirmTexts.Concluded(inspection.Number ?? 0, inspection.Enterprise.Name, hash);
        return [.. inspection.Inspectors.SelectMany(userId => new Effect[] { new Say(userId, told), new SendFile(userId, stored, fileName, FormPictures.Subject(inspection)) }.Concat(pictures.SendApart(userId, inspection)))];
    }

    /// <summary>ToldOnce: the store takes one notice for an inspection, a second is not sent.</summary>
    private async Task<IReadOnlyList<Effect>> NoticeAsync(UnitOfWork work, Inspection inspection, DateTimeOffset now)
    {
        var notice = new Notice(Guid.CreateVersion7(now).ToString("N"), inspection.Id, inspection.Enterprise.Id, inspection.Number ?? 0, now, null, null);
        var alreadyTold = !await notices.AddAsync(work, notice);
        if (ToldOnce.Check(inspection, alreadyTold) is { } told)
        {
            return [new Say(inspection.Inspectors[0], RefusalTexts.Of(told))];
        }

        var officers = await directory.OfficersOfAsync(work, inspection.Enterprise.Id);
        if (officers.Count == 0)
        {
            return [new Say(inspection.Inspectors[0], ConfirmTexts.NoOfficer(inspection.Enterprise.Name))];
        }

        var text = NoticeCards.Text(NoticeContent.Of(inspection), inspection.Enterprise.County);
        return
        [
            .. officers.SelectMany(officer => new Effect[]
            {
                new Say(officer.UserId, text),
                new ShowCard(officer.UserId, NoticeCards.Card(notice, inspection), NoticeCards.Subject(notice)),
            }),
        ];
    }

    /// <summary>SeverityNamesOwner (二(二)3): one assignment per severity, a gap is reported to the office and the inspector in charge.</summary>
    private async Task<IReadOnlyList<Effect>> AssignAsync(UnitOfWork work, Inspection inspection, DateTimeOffset now)
    {
        var county = inspection.Enterprise.County;
        var people = await directory.HoldersAsync(work, county, Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice);
        var inspectors = new List<Person>();
        foreach (var userId in inspection.Inspectors)
        {
            if (await directory.FindAsync(work, userId) is { } person)
            {
                inspectors.Add(person);
            }
        }

        var effects = new List<Effect>();
        foreach (var proposed in Assignments.Of(inspection, inspectors, [.. people, .. await DeputiesAsync(work, [.. people, .. inspectors])]))
        {
            if (proposed.Owner is { } owner)
            {
                var assignment = new Assignment(Guid.CreateVersion7(now).ToString("N"), inspection.Id, proposed.Severity, owner.UserId, nameof(AssignmentStatus.Open), 1, now, null, proposed.Gap);
                await assignments.AddAsync(work, assignment);
                effects.Add(new Say(owner.UserId, AssignmentCards.Text(assignment, inspection)));
                effects.Add(new ShowCard(owner.UserId, AssignmentCards.Card(assignment, inspection), AssignmentCards.Subject(assignment)));
            }

            if (proposed.Gap is { } gap)
            {
                var words = proposed.Owner is null ? ConfirmTexts.NoOwner(inspection, proposed.Severity) : ConfirmTexts.Gap(inspection, proposed.Severity, gap, proposed.Owner.Name);
                var told = people.Where(person => person.Holds(Role.CityOffice)).Select(person => person.UserId)
                    .Append(inspection.Inspectors[0]).Distinct(StringComparer.Ordinal);
                effects.AddRange(told.Select(userId => new Say(userId, words)));
            }
        }

        return effects;
    }

    /// <summary>Who stands in for somebody on leave need not hold an owner's role himself (domain.md 8).</summary>
    private async Task<IReadOnlyList<Person>> DeputiesAsync(UnitOfWork work, IReadOnlyList<Person> known)
    {
        var deputies = new List<Person>();
        var next = known.Select(person => person.OnLeaveDeputy);
        while (next.OfType<string>().Except([.. known.Select(person => person.UserId), .. deputies.Select(person => person.UserId)], StringComparer.Ordinal).FirstOrDefault() is { } userId
            && await directory.FindAsync(work, userId) is { } deputy)
        {
            deputies.Add(deputy);
            next = next.Append(deputy.OnLeaveDeputy);
        }

        return deputies;
    }

    private async Task LedgerAsync(UnitOfWork work, Inspection inspection, IReadOnlyDictionary<string, string> names)
    {
        var lines = LedgerRows.Of(inspection, userId => names.GetValueOrDefault(userId, userId));
        await ledger.AppendAsync(work, [.. lines.Select(line => new LedgerRow(inspection.Id, line.FindingId, inspection.CampaignId, inspection.Enterprise.County, line.Cells))]);
    }

    /// <summary>The visit that was planned for one of the signers is done; whatever else was planned of routine at the enterprise is taken out (OncePerCampaign).</summary>
    private async Task PlannedAsync(UnitOfWork work, Inspection inspection, DateTimeOffset now)
    {
        var done = false;
        foreach (var visit in (await planned.OfEnterpriseAsync(work, inspection.CampaignId, inspection.Enterprise.Id)).Where(visit => visit.IsOpen))
        {
            var own = !done && (visit.ExceptionReason is null) == (inspection.ExceptionReason is null) && (inspection.Inspectors.Contains(visit.Lead) || inspection.Inspectors.Contains(visit.Partner));
            done |= own;
            var ended = own ? Visits.Finish(visit) : Visits.Drop(visit, ConfirmTexts.VisitedOtherwise);
            if ((own || visit.ExceptionReason is null) && !await planned.SaveAsync(work, ended, visit.Version, now))
            {
                throw new InvalidOperationException($"Planned visit {visit.Id} is no longer at version {visit.Version}.");
            }
        }
    }
}
