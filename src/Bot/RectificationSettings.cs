using Domain.Rectification;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The table of reminders and escalation (整改) of the settings; what is not written has its default.</summary>
internal static class RectificationSettings
{
    public const string Section = "Rectification";

    /// <exception cref="OptionsValidationException">A number of days that cannot be.</exception>
    public static RectificationPlan Read(IConfiguration configuration)
    {
        var (section, standard) = (configuration.GetSection(Section), new RectificationPlan());
        var plan = new RectificationPlan
        {
            ImmediateDays = section.GetValue(nameof(RectificationPlan.ImmediateDays), standard.ImmediateDays),
            AcknowledgeAfter = section.GetSection(nameof(RectificationPlan.AcknowledgeAfter)).Get<int[]>() ?? standard.AcknowledgeAfter,
            UnacknowledgedAfter = section.GetValue(nameof(RectificationPlan.UnacknowledgedAfter), standard.UnacknowledgedAfter),
            Before = section.GetSection(nameof(RectificationPlan.Before)).Get<int[]>() ?? standard.Before,
            RecheckWithin = section.GetValue(nameof(RectificationPlan.RecheckWithin), standard.RecheckWithin),
            MostExtension = section.GetValue(nameof(RectificationPlan.MostExtension), standard.MostExtension),
            ReturnDays = section.GetValue(nameof(RectificationPlan.ReturnDays), standard.ReturnDays),
            ReopenDays = section.GetValue(nameof(RectificationPlan.ReopenDays), standard.ReopenDays),
        };
        int[] days = [plan.ImmediateDays, plan.UnacknowledgedAfter, plan.RecheckWithin, plan.MostExtension, plan.ReturnDays, plan.ReopenDays, .. plan.AcknowledgeAfter, .. plan.Before];
        return Array.TrueForAll(days, one => one is >= 1 and <= 366)
            ? plan
            : throw new OptionsValidationException(Section, typeof(RectificationPlan), [$"{Section}：天数都要在 1 到 366 之间。"]);
    }
}
