using System.Text;
using Bot.Storage.Stores;

namespace Bot.Features.ExternalRecords;

/// <summary>Which columns a file of a kind may have. Only these are taken: whatever else stands in it, names and phones of complainants above all, is not copied (domain.md 7).</summary>
internal static class RecordColumns
{
    public static readonly string[] Code = ["统一社会信用代码", "社会信用代码", "信用代码"];

    public static readonly string[] Name = ["企业名称", "单位名称", "企业", "污染源名称", "排污单位", "排污单位名称", "被举报单位", "详细名称"];

    public static readonly string[] County = ["县市区", "县区", "区县", "所属区县", "所在县区"];

    private static readonly string[] Personal = ["信访人", "举报人", "投诉人", "来信人", "姓名", "联系人", "电话", "手机", "联系方式", "身份证", "住址", "微信", "QQ", "邮箱"];

    /// <summary>The day of the row.</summary>
    public static IReadOnlyList<string> Day(RecordKind kind) => kind switch
    {
        RecordKind.Online => ["监测时间", "监测日期", "日期", "时间"],
        RecordKind.Complaint => ["受理日期", "受理时间", "信访日期", "举报时间", "日期"],
        RecordKind.Census => ["普查日期"],
        _ => ["发证日期", "批复日期", "日期"],
    };

    /// <summary>What is copied, in this order.</summary>
    public static IReadOnlyList<string> Values(RecordKind kind) => kind switch
    {
        RecordKind.Online => ["排放口", "监测点位", "污染物", "监测因子", "监测值", "浓度", "标准限值", "标准值", "单位", "超标倍数", "结果", "数据标记", "备注"],
        RecordKind.Complaint => ["信访编号", "编号", "来源", "反映问题", "信访内容", "举报内容", "问题类型", "是否属实", "办理情况", "处理结果", "办结日期", "备注"],
        RecordKind.Census =>
        [
            "普查年度", "年度", "普查小区代码", "行业代码", "行业名称", "主要产品", "产量", "用水量", "用电量", "燃料", "燃料用量", "废水排放量", "化学需氧量", "氨氮", "总磷", "总氮",
            "二氧化硫", "氮氧化物", "颗粒物", "挥发性有机物", "固体废物", "危险废物", "治理设施", "备注",
        ],
        _ =>
        [
            "排污许可证编号", "许可证编号", "管理类别", "有效期限", "有效期至", "环评文件名称", "项目名称", "环评批复文号", "环评文号", "环评备案号", "环评类别", "验收文号", "验收日期", "备注",
        ],
    };

    public static bool IsPersonal(string header) => Array.Exists(Personal, word => header.Contains(word, StringComparison.Ordinal));

    /// <summary>A header without blanks and without what stands in brackets behind it: 监测值（mg/m³） is 监测值.</summary>
    public static string Key(string header)
    {
        var text = string.Concat(header.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? text[..bracket] : text;
    }
}
