using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Bot;

/// <summary>Settings that "dotnet user-secrets --project src/Bot" keeps outside of the folder: after the files, before the environment.</summary>
internal static class UserSecrets
{
    /// <summary>As in Bot.csproj.</summary>
    private const string Id = "hengshui-checkup-bot";

    /// <summary>The framework reads them while developing only; a small site keeps its password there for good.</summary>
    public static void AddTo(ConfigurationManager configuration)
    {
        IList<IConfigurationSource> sources = configuration.Sources;
        var environment = sources.FirstOrDefault(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        var place = environment is null ? sources.Count : sources.IndexOf(environment);
        foreach (var source in new ConfigurationBuilder().AddUserSecrets(Id).Sources)
        {
            sources.Insert(place, source);
        }
    }
}
