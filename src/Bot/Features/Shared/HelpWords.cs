namespace Bot.Features.Shared;

/// <summary>What asks for help, also before annex 5 is signed.</summary>
internal static class HelpWords
{
    public const string MenuKey = "HELP";

    public static readonly string[] Commands = ["帮助", "菜单", "?", "？", "help", "Help", "HELP"];
}
