using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.Help;

internal static class HelpTexts
{
    private const string Inspector =
        """
        【体检】
        开始：点“开始体检”，或发“体检 企业名称”（可用拼音首字母），或发位置。
        记问题：一条问题发一段文字，写明是否生产、污染现象、违法行为；照片跟着发；再在卡片上选三项。
        快捷：问题 7 限期整改 12-20 重点 除尘器未开，正在生产，烟尘直排
        改：改 2 …  撤回最后一条：撤回
        没有问题：无问题  帮扶建议：建议 …
        填完：完成  换一份草稿：草稿  签过字的要改：更正 登记表序号
        当天的任务：今日体检  自己的进度：进度
        请假：请假 12-10 12-12 代理 李娜  回来：销假
        签完字看该不该罚：处罚建议 登记表序号
        整改：复查企业的整改  进展 12-2：看经过  企业拒收：拒收 12 见证人 原因
        查一家企业的档案：查 宏达
        【其他】我的任务 · 签字 · 台账 · 承诺书 · 回头看 · 故障（企业报来、没有恢复的）
        """;

    private const string Leader =
        """
        【包联】问题按严重程度分给包联责任人，卡片上点“接单”或“转派”。
        日报：最近一天的情况、名单、催办  看板：进度、问题、地图  我的任务：等您办的事  台账：看问题台账  回头看：复查进度
        查一家企业的档案：查 宏达
        整改：您包联的和等您决定的  进展 12-2：经过和接下来的提醒  改级 12-2 重大 原因
        自查名单：没有完成自查的企业  故障：企业报来、没有恢复的故障
        明白纸等发给企业：宣传  谁确认了：宣传进度  没确认的：宣传名单
        任务安排：待接受、不能去、逾期的体检  进度：体检进度
        回头看安排：没填的复查，改派、改日期  最近发布的报告：上报
        处罚建议：要您决定的处罚
        请假：请假 12-10 12-12 代理 李娜；替下属：请假 张伟 …  回来：销假
        """;

    private const string Officer =
        """
        【企业】体检后会收到一份告知书，写明全部问题、要求和期限，看后点“已收到”。
        整改：传照片和说明、申请延期  进展 12-2：看办到哪一步
        我的任务：看还没确认的告知书  企业自查：自查  本企业的档案：查
        明白纸等材料：看后选传达到了哪些人，点“确认收到”；又传达到别人：宣传
        治污设施坏了：马上发“故障”，或一句话：故障 8:30 除尘风机坏了，已停产；环境事故：突发
        后来：补充措施 …  修好了：恢复 14:20
        体检后会问您三项（不记名），只给驻局纪检组看  内部举报，只给驻局纪检组看：举报
        """;

    private const string Office =
        """
        【群发】一段文字发给许多人：群发  发到哪一步：群发进度
        【名册】核对、确认本县市区的名单：名册确认  导入名单：导入名册
        【计划】排体检计划：计划  随机抽企业和执法人员：双随机 10
        【上报】10号、20号、月底的报告，核对发布：上报  重新生成：上报 重做
        """;

    // Accountability
    private const string CityOffice =
        """
        【倒查】应查出而未查出：倒查 企业名；办到哪一步：倒查  调卷：证据包 企业、姓名或两个日期
        """;

    private const string Alerting =
        """
        【预警】录入重污染、热点、超标、举报等，调整体检先后：预警
        """;

    private const string Reader =
        """
        【查看】看板：进度、问题、地图  一家企业的档案：查 宏达  台账：看问题台账  我的任务：等您办的事  进度：体检进度  故障：没有恢复的故障
        """;

    private const string CityLeader =
        """
        【市局】日报：最近一天的情况、名单、催办；看一个县：日报 桃城区  最近发布的报告：上报
        """;

    // Look-back, city brigades, integrity survey
    private const string Brigade =
        """
        【市支队】定额：每月参与体检的家数  抽查 3 桃城区：随机抽查体检结果  抽查：要填的和已抽的
        【回头看】要复查的和进度：回头看
        """;

    private const string Discipline =
        """
        【廉政】不记名回访的结果：廉政回访  要办的内部举报：举报
        调卷：证据包 企业或姓名
        """;

    public static string Greeting(Person person, Campaign campaign) =>
        $"{person.Name}，您好。这里办理{campaign.Name}（{campaign.DocumentNumber}）的入企检查、签字、告知和包联。\n{For(person)}";

    /// <summary>What the roles of the person allow, nothing else.</summary>
    public static string For(Person person)
    {
        var parts = new List<string>();
        if (person.IsInspector)
        {
            parts.Add(Inspector);
        }

        if (person.Roles.Any(grant => grant.Role is Role.SquadLeader or Role.BrigadeLeader or Role.DeputyDirector or Role.CountyDirector or Role.CityOffice))
        {
            parts.Add(Leader);
        }

        if (person.Holds(Role.EnterpriseOfficer))
        {
            parts.Add(Officer);
        }

        if (parts.Count == 0)
        {
            parts.Add(Reader);
        }

        if (person.Holds(Role.CityLeader))
        {
            parts.Add(CityLeader);
        }

        if (Scope.BroadcastCountiesOf(person) is not null)
        {
            parts.Add(Office);
        }

        if (person.Roles.Any(grant => grant is { Role: Role.CityInspector } or { Role: Role.CityOffice or Role.CityLeader, County: null }))
        {
            parts.Add(Brigade);
        }

        if (person.Holds(Role.DisciplineOffice))
        {
            parts.Add(Discipline);
        }

        if (MissedViolation.Decides(person))
        {
            parts.Add(CityOffice);
        }

        if (Scope.AlertCountiesOf(person) is not null)
        {
            parts.Add(Alerting);
        }

        return string.Join("\n", parts);
    }
}
