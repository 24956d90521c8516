using System.Security.Cryptography;
using System.Text;
using Bot.Conversations;
using Bot.Documents;
using Bot.Documents.Maps;
using Bot.Features.Alerts;
using Bot.Features.Broadcasts;
using Bot.Features.Commitment;
using Bot.Features.ConfirmInspection;
using Bot.Features.Emergencies;
using Bot.Features.ImportRoster;
using Bot.Features.ImportRoster.People;
using Bot.Features.InsideReports;
using Bot.Features.LookBacks;
using Bot.Features.LookBacks.Arranging;
using Bot.Features.Materials;
using Bot.Features.Penalties;
using Bot.Features.PlannedVisits;
using Bot.Features.PlannedVisits.Leaves;
using Bot.Features.Planning;
using Bot.Features.Rectify;
using Bot.Features.ReportFinding;
using Bot.Features.ReportFinding.Proposal;
using Bot.Features.Reports;
using Bot.Features.SelfChecks;
using Bot.Features.Shared;
using Bot.Features.StartInspection;
using Domain.Calendars;
using Domain.Inspections;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>What the handlers are made of; the handlers themselves come from <see cref="BotRoutes"/>.</summary>
internal static partial class BotFeatures
{
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ContentOptions>().Bind(configuration.GetSection(ContentOptions.Section));
        services.AddSingleton(CampaignSettings.Read(configuration));
        services.AddSingleton<IValidateOptions<WorkHoursOptions>, WorkHoursOptions>();
        services.AddOptions<WorkHoursOptions>().Bind(configuration.GetSection(WorkHoursOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WorkHoursOptions>>().Value.With(provider.GetRequiredService<ContentFiles>()));
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<RegistrationForm>();
        services.AddSingleton(provider => provider.GetRequiredService<ContentFiles>().DescriptionWords);
        services.AddSingleton(provider => Commitment(provider.GetRequiredService<ContentFiles>().InspectorCommitment));
        services.AddSingleton<ProblemClassifier>();
        services.AddSingleton<RankProblemTypes>(provider => provider.GetRequiredService<ProblemClassifier>().Rank);

        // Import
        services.AddSingleton<RosterImport>();
        services.AddSingleton<PeopleImport>();

        services.AddScoped<BroadcastPreviews>();
        services.AddScoped<Drafts>();
        services.AddScoped<VisitOffer>();
        services.AddScoped<VisitOpening>();
        services.AddScoped<FindingReplies>();
        services.AddScoped<FindingFiling>();
        services.AddScoped<FieldFiling>();
        services.AddScoped<FormsNow>();
        services.AddScoped<WaitingCards>();
        services.AddScoped<RoleFallback>();
        services.AddScoped<FormSummary>();
        services.AddScoped<FormQuestions>();
        services.AddScoped<Corrections>();
        services.AddScoped<Conclusion>();
        services.AddScoped<LookBackToday>();
        services.AddScoped<LookBackPairs>();
        services.AddScoped<LeadersLookBacks>();
        services.AddScoped<Rearranging>();
        services.AddScoped<CheckedAgain>();
        services.AddSingleton(CityBrigadeSettings.Read(configuration));
        services.AddScoped<Brigades>();

        // Self-check.
        services.AddSingleton(provider => Promise(provider.GetRequiredService<ContentFiles>().EnterpriseCommitment));
        services.AddScoped<SelfCheckDesk>();
        services.AddScoped<SilentList>();

        // Emergency report
        services.AddScoped<EmergencyDesk>();

        // Inside report
        services.AddSingleton<PersonSeal>();
        services.AddScoped<InsideDrafts>();
        services.AddScoped<InsideOffice>();

        // Material
        services.AddSingleton<IValidateOptions<MaterialsOptions>, MaterialsOptions>();
        services.AddOptions<MaterialsOptions>().Bind(configuration.GetSection(MaterialsOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<ContentFiles>().Materials);
        services.AddScoped<MaterialDesk>();
        services.AddScoped<MaterialLists>();
        services.AddScoped<OfficerMaterials>();

        // The day's planned visits
        services.AddScoped<VisitDays>();
        services.AddScoped<PersonsMorning>();
        services.AddScoped<Arrangement>();
        services.AddScoped<LeadersVisits>();
        services.AddScoped<LeaveVisits>();
        services.AddScoped<LeaverVisits>();

        // Planning the visits
        services.AddScoped<CountyStaffs>();
        services.AddScoped<CountyPlans>();
        services.AddScoped<AlertRun>();

        // Penalties
        services.AddScoped<WaitingPenalties>();
        services.AddScoped<PenaltyDeciders>();
        services.AddScoped<PenaltyRecords>();
        services.AddScoped<PenaltyDesk>();
        services.AddScoped<Decisions>();

        // Rectification
        services.AddSingleton(RectificationSettings.Read(configuration));
        services.AddScoped<CaseDesk>();
        services.AddScoped<CaseLines>();
        services.AddScoped<CaseReopening>();
        services.AddScoped<EvidenceSheets>();
        services.AddScoped<EvidencePictures>();
        services.AddScoped<OfficersPictures>();
        services.AddScoped<CasesOfNumber>();
        services.AddScoped<CaseSteps>();
        services.AddScoped<CaseStory>();
        return services.AddOverview(configuration);
    }

    /// <summary>Reads every content file once, so that a broken one stops the start and not an inspector's message.</summary>
    /// <exception cref="ContentFileException">A file is missing or broken.</exception>
    public static void ReadContent(IServiceProvider services)
    {
        _ = services.GetRequiredService<CommitmentText>();
        _ = services.GetRequiredService<PromiseText>();
        _ = services.GetRequiredService<DescriptionWords>();
        _ = services.GetRequiredService<ProblemClassifier>();
        _ = services.GetRequiredService<WorkCalendar>();
        _ = services.GetRequiredService<MaterialLibrary>();
        _ = services.GetRequiredService<ReportTemplates>();
        _ = services.GetRequiredService<MapBorders>();
        _ = services.GetRequiredService<MapStations>();
        _ = services.GetRequiredService<ContentFiles>().FormLabels;
        _ = services.GetRequiredService<ContentFiles>().Counties;
    }

    private static CommitmentText Commitment(string text) => new(text, Sha256(text));

    private static PromiseText Promise(string text) => new(text, Sha256(text));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
