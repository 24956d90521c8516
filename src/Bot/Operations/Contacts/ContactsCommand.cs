using System.Text;
using System.Text.Json;
using Bot.Documents;
using Bot.Features.ImportRoster.People;
using Bot.Storage;
using Bot.WeCom;
using Bot.WeCom.Client;
using Domain.Responsibility.Import;

namespace Bot.Operations.Contacts;

/// <param name="Departments">Only shows the departments that the application sees.</param>
internal sealed record ContactsOrder(bool Departments, bool Apply, bool Yes);

/// <summary>"bot import contacts": people, roles and scopes from WeCom's contacts; codes, questions, list and undo as for a list of people.</summary>
internal static class ContactsCommand
{
    private const int MostShown = 50;

    public static Task<int> RunAsync(ContactsOrder order, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(
            args,
            data,
            output,
            (services, database) => RunAsync(order, data, services, database, input, output, cancellationToken),
            cancellationToken,
            prepare: builder => builder.Services.AddWeCom(builder.Configuration));

    private static async Task<int> RunAsync(ContactsOrder order, string? data, IServiceProvider services, Database database, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var api = services.GetRequiredService<IWeComApi>();
        var rules = ContactSettings.Read(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<ContentFiles>().Counties);
        if (order.Departments || rules.Count == 0)
        {
            return await DepartmentsAsync(api, isAsked: order.Departments, output, cancellationToken);
        }

        var (reading, refusal) = await new ContactsReader(api).ReadAsync(rules, people => output.WriteLineAsync(ContactsTexts.Read(people)), cancellationToken);
        if (reading is null)
        {
            await output.WriteLineAsync(refusal);
            return 2;
        }

        var import = services.GetRequiredService<PeopleImport>();
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(reading.Rows.Select(row => row.Values)));
        var rehearsal = await database.ReadAsync(
            (work, _) => import.RehearseAsync(work, new PeopleFile(reading.Rows, HiddenLines: 0), bytes, ContactsTexts.Source, county: null, ContactSettings.Governs(rules)), cancellationToken);
        await TellAsync(reading, rehearsal, rules.Count, output);
        return await ImportPeopleCommand.ApplyAsync(import, database, rehearsal, order.Apply, order.Yes, data, input, output, cancellationToken);
    }

    private static async Task TellAsync(ContactsReading reading, PeopleRehearsal rehearsal, int departments, TextWriter output)
    {
        var plan = rehearsal.Plan;
        await output.WriteLineAsync(ContactsTexts.Head(departments, reading.People.Count));
        await output.WriteLineAsync(PeopleTexts.Counts(plan));
        var roles = reading.Rows.ToLookup(row => row[PeopleColumn.UserId], ContactsTexts.Role);
        var taken = plan.Changes.Where(change => change.After.Roles.Count > 0).ToLookup(
            change => change.Before is null, change => ContactsTexts.Holds(reading.ByRow[change.Row], roles[change.After.UserId]));
        await TellAsync(ContactsTexts.New, [.. taken[true]], output);
        await TellAsync(ContactsTexts.Changed, [.. taken[false]], output);
        await TellAsync(ImportCliTexts.Refused, [.. plan.Notes.Where(note => note.Refuses).Select(note => $"{reading.ByRow[note.Row].Words}：{PeopleTexts.Reason(note)}")], output);
        await TellAsync(ImportCliTexts.Warned, [.. plan.Notes.Where(note => !note.Refuses).Select(note => $"{reading.ByRow[note.Row].Words}：{PeopleTexts.Reason(note)}")], output);
        await TellAsync(ContactsTexts.NotActivated, [.. reading.People.Where(person => person.Status == MemberStatus.NotActivated).Select(person => person.Words)], output);
        await TellAsync(ContactsTexts.Disabled, [.. reading.People.Where(person => person.Status == MemberStatus.Disabled).Select(person => person.Words)], output);
        await ImportPeopleCommand.TellAsync(PeopleTexts.Leavers, plan.Leavers, rehearsal, output);
        await ImportPeopleCommand.TellAsync(ContactsTexts.NotInContacts, plan.NotInFile, rehearsal, output);
    }

    private static async Task TellAsync(string title, IReadOnlyList<string> lines, TextWriter output)
    {
        if (lines.Count > 0)
        {
            await output.WriteLineAsync(title);
        }

        foreach (var line in lines.Take(MostShown))
        {
            await output.WriteLineAsync($"  {line}");
        }

        if (lines.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.AndMore(lines.Count - MostShown));
        }
    }

    /// <summary>What the rules can name, for whoever has to write them.</summary>
    private static async Task<int> DepartmentsAsync(IWeComApi api, bool isAsked, TextWriter output, CancellationToken cancellationToken)
    {
        var listed = await api.ListDepartmentsAsync(null, cancellationToken);
        if (listed is not ApiResult<IReadOnlyList<Department>>.Ok(var departments))
        {
            await output.WriteLineAsync(ContactsTexts.Failed(listed));
            return 2;
        }

        if (!isAsked)
        {
            await output.WriteLineAsync(ContactsTexts.NoRules);
        }

        var seen = departments.Select(department => department.Id).ToHashSet();
        foreach (var top in departments.Where(department => !seen.Contains(department.ParentId)))
        {
            await TellAsync(top, 0, departments, output);
        }

        if (!isAsked)
        {
            await output.WriteLineAsync(ContactsTexts.WriteRules);
        }

        return isAsked ? 0 : 2;
    }

    private static async Task TellAsync(Department department, int depth, IReadOnlyList<Department> all, TextWriter output)
    {
        await output.WriteLineAsync(ContactsTexts.Of(department, depth));

        // WeCom allows fifteen levels; a circle would be its fault, not a reason to go on for ever.
        foreach (var below in all.Where(one => one.ParentId == department.Id && depth < 15))
        {
            await TellAsync(below, depth + 1, all, output);
        }
    }
}
