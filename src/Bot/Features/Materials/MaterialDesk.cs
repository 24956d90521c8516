using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Materials;
using Microsoft.Extensions.Options;

namespace Bot.Features.Materials;

/// <summary>What the handlers of 宣传 share: the moment it goes, the confirmation, and the messages to an officer.</summary>
internal sealed class MaterialDesk(MaterialStore sends, MaterialReceiptStore receipts, DirectoryStore directory, FileStore files, WorkCalendar calendar, IOptions<MaterialsOptions> options)
{
    public const string Lane = "sys.material";

    public bool DayBefore => options.Value.DayBeforeVisit;

    /// <summary>Now within working time, else when it next begins.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTimeOffset Next(DateTimeOffset moment)
    {
        var local = moment.ToOffset(ChinaTime.Offset).DateTime;
        return calendar.IsWorkingTime(local) ? moment : new DateTimeOffset(calendar.NextWorkingTime(local), ChinaTime.Offset);
    }

    /// <summary>The card that asks for the confirmation.</summary>
    public ShowCard Confirm(Turn turn, MaterialSend send, Material material, MaterialReach reach) =>
        new(turn.UserId, MaterialCards.Confirm(send, material, reach, MaterialTexts.When(send, DayBefore)), MaterialCards.Subject(send));

    public RefreshCard Done(Turn turn, MaterialSend send, Material material, MaterialReach reach, string done) =>
        new(turn.UserId, MaterialCards.Confirm(send, material, reach, MaterialTexts.When(send, DayBefore), done), MaterialCards.Subject(send));

    public Task<MaterialReach> ReachAsync(Turn turn, MaterialSend send) => receipts.ReachAsync(turn.Work, send);

    /// <summary>Why the send would be none; null when it would.</summary>
    public async Task<string?> RefusalAsync(Turn turn, MaterialSend send, Material material, MaterialReach reach)
    {
        if (reach.Enterprises == 0)
        {
            return MaterialTexts.Empty(send);
        }

        if (reach.Had < reach.Enterprises || send.Timing == MaterialTiming.Visit)
        {
            return null;
        }

        var first = await sends.FindAsync(turn.Work, await receipts.FirstSendAsync(turn.Work, send));
        return MaterialTexts.AllHad(send, material, reach, first, first is null ? null : (await directory.FindAsync(turn.Work, first.CreatedBy))?.Name);
    }

    /// <summary>The material itself, fit to be passed on, and the card that asks whom it was passed on to.</summary>
    /// <param name="again">Whether he had it before.</param>
    public async Task<IReadOnlyList<Effect>> MessagesAsync(Turn turn, Material material, bool asFile, IReadOnlyList<MaterialReceipt> enterprises, bool again)
    {
        var key = new MaterialKey { MaterialId = material.Id, Version = material.Version };
        var effects = new List<Effect>();
        if (again)
        {
            effects.Add(new Say(turn.UserId, OfficerTexts.Again(material)));
        }

        // A downstream member gets no files (decision 15): text where it fits.
        if (material.Messages is { } messages && (!asFile || UserIds.CorpOf(turn.UserId) is not null))
        {
            effects.AddRange(messages.Select(message => new Say(turn.UserId, message)));
        }
        else
        {
            var sha256 = await files.PutAsync(turn.Work, MaterialDocument.Render(material), MaterialDocument.ContentType, turn.Now);
            effects.Add(new SendFile(turn.UserId, sha256, OfficerTexts.FileName(material)));
        }

        effects.Add(new ShowCard(turn.UserId, MaterialCards.Receipt(key, material.Title, enterprises), MaterialCards.Subject(key)));
        return effects;
    }

    public static JobDue Job(DateTimeOffset window, string part) => new(MaterialJobHandler.Job, window, part);
}
