using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Architecture;

/// <summary>Every setting has its place in the shipped example, and the example names no setting that does not exist.</summary>
public class OptionsTests
{
    public static TheoryData<string> Sections => [.. OptionTypes().Select(type => SectionOf(type))];

    [Theory]
    [MemberData(nameof(Sections))]
    public void TheExample_HasEverySettingOfTheSection_AndNoOther(string section)
    {
        var settings = OptionTypes().Single(type => SectionOf(type) == section)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.Name);

        var example = Example().RootElement.GetProperty(section).EnumerateObject().Select(property => property.Name);

        Assert.Equal(settings.Order(StringComparer.Ordinal), example.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheExample_IsAValidConfiguration()
    {
        using var app = BotHost.Build([], builder => builder.Configuration.AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.example.json")));

        app.Services.GetRequiredService<IStartupValidator>().Validate();
    }

    /// <summary>What an operator reads in the example is what the program does without it; only the identity of the application has no default.</summary>
    [Theory]
    [MemberData(nameof(Sections))]
    public void TheExample_ShowsTheDefaults(string section)
    {
        string[] own = ["CorpId", "AgentId", "Secret", "Token", "EncodingAesKey"];
        var type = OptionTypes().Single(type => SectionOf(type) == section);
        var (defaults, example) = (Activator.CreateInstance(type)!, Activator.CreateInstance(type)!);
        new ConfigurationBuilder().AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.example.json")).Build().GetSection(section).Bind(example);

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !own.Contains(property.Name, StringComparer.Ordinal)))
        {
            Assert.Equal(property.GetValue(defaults), property.GetValue(example));
        }
    }

    private static IEnumerable<Type> OptionTypes() =>
        typeof(BotHost).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)
            && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not null);

    private static string SectionOf(Type type) => (string)type.GetField("Section")!.GetValue(null)!;

    private static JsonDocument Example() => JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "appsettings.example.json")));
}
