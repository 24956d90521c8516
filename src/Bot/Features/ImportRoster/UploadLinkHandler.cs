using System.Security.Cryptography;
using System.Text;
using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;
using Microsoft.Extensions.Options;

namespace Bot.Features.ImportRoster;

/// <summary>导入名册: WeCom gives an application no files, so the file comes by a personal address that works once.</summary>
internal sealed class UploadLinkHandler(UploadLinkStore links, RosterImport import, IOptions<ConversationOptions> options) : IConversationHandler
{
    /// <summary>Path of the page; the token follows it.</summary>
    public const string Path = "import/roster/";

    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(30);

    /// <summary>What the store keeps of a token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is null || Scope.RosterCountiesOf(turn.Person) is not { } scope)
        {
            return Reply.Text(turn.UserId, ImportTexts.NotYours);
        }

        var words = ((turn.Input as TextInput)?.Text ?? ImportTexts.Command)[ImportTexts.Command.Length..].Trim();
        var county = words.Length > 0 ? import.Counties.Find(words) : scope.Count == 1 ? scope[0] : null;
        if (words.Length > 0 && (county is null || (scope.Count > 0 && !scope.Contains(county, StringComparer.Ordinal))))
        {
            return Reply.Text(turn.UserId, ImportTexts.NoCounty(words));
        }

        if (county is null && scope.Count > 1)
        {
            return Reply.Text(turn.UserId, ImportTexts.WhichCounty(scope));
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await links.AddAsync(turn.Work, new UploadLink { TokenSha256 = HashOf(token), UserId = turn.UserId, County = county, ExpiresAt = turn.Now + Valid }, turn.Now);
        return Reply.Text(turn.UserId, ImportTexts.Link(new Uri(options.Value.PublicUrl, Path + token), county));
    }
}
