using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Planning;

/// <summary>Words of 双随机 in chat; what was drawn is told in those of the command line.</summary>
internal static class DrawTexts
{
    public const string Command = "双随机";

    public const string NotYours = "双随机由县市区分局办公室、专项行动办公室和系统管理员抽，没有抽取。您自己的任务，请发“我的任务”。";

    public const string Stale = "这张卡片不能再用，没有抽取。请重新发“双随机 家数”。";

    public const string AlreadyDrawn = "这一次已经抽过，没有再抽。要另抽一次，请重新发“双随机 家数”。";

    public const string Dropped = "没有抽取，计划没有变。";

    public const string GoButton = "抽取并安排";
    public const string DropButton = "不抽";
    public const string Drawn = "已抽取";
    public const string NotDrawn = "没有抽取";
    public const string NothingDrawn = "没有可安排";
    public const string CountLabel = "抽几家";
    public const string FirstDayLabel = "从哪天起";
    public const string Description = "点了就抽，结果不能重抽";

    public const string AgainDescription = "今天已经抽过，再点就是另抽一次";

    public static string Again(int draws, PlanRecord last, string by) => string.Create(
        CultureInfo.InvariantCulture,
        $"今天已抽{draws}次，最近一次{last.CreatedAt.Words()}由{by}抽出{last.Visits}家。每次都留痕，抽到的都照样安排。不另抽，点“不抽”。");

    /// <summary>Before the tap: what it does.</summary>
    public const string WhatHappens = "企业和执法人员都由机器随机抽，种子和名单校验码留痕，可以复核。抽到的进计划，执法人员到当天早上才收到。";

    public const string Secret = "\n名单到当天早上才告诉执法人员，请不要提前透露。";

    public static string Usage(int most) => string.Create(CultureInfo.InvariantCulture, $"要抽双随机，请发“双随机 家数”，如“双随机 10”；管几个县市区的，写明哪一个，如“双随机 10 桃城区”。一次1到{most}家。");

    public static string NoCounty(string county) => $"您的职责范围内没有“{county}”的企业名单，没有抽取。请核对县市区的名称。";

    public static string Title(string county) => $"双随机：{county}";

    public static string Firms(int count) => string.Create(CultureInfo.InvariantCulture, $"{count}家");

    public static string FirstDay(DateOnly day) => day.WordsWithYear();
}
