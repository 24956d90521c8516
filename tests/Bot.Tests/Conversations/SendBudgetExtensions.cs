using Bot.Conversations;
using Bot.WeCom.Client;

namespace Bot.Tests.Conversations;

internal static class SendBudgetExtensions
{
    /// <summary>Sends to the member until there is no room.</summary>
    public static async Task UseUpAsync(this SendBudget budget, string member)
    {
        while (true)
        {
            await using var permit = budget.Take(member);
            if (permit.Wait is not null)
            {
                return;
            }

            await permit.CallAsync(() => Task.FromResult<ApiResult<int>>(new ApiResult<int>.Ok(0)));
        }
    }
}
