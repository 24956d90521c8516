using Domain.Enterprises;

namespace Domain.Tests.Enterprises;

public class PinyinInitialsTests
{
    [Theory]
    [InlineData("宏达搭答大德东", "HDDDDDD")]
    [InlineData("擦才从错寸", "CCCCC")]
    [InlineData("衡水市桃城区冀州区深州市", "HSSTCQJZQSZS")]
    [InlineData("枣强县武邑县武强县饶阳县", "ZQXWYXWQXRYX")]
    [InlineData("安平县故城县景县阜城县", "APXGCXJXFCX")]
    [InlineData("高新区滨湖新区", "GXQBHXQ")]
    [InlineData("大麻森乡何家庄乡赵家圈镇邓庄镇", "DMSXHJZXZJQZDZZ")]
    [InlineData("河沿镇彭杜村乡码头李镇魏家屯镇", "HYZPDCXMTLZWJTZ")]
    [InlineData("唐奉镇护驾迟镇大屯镇榆科镇", "TFZHJCZDTZYKZ")]
    [InlineData("大营镇肖张镇王均乡新屯镇张秀屯镇", "DYZXZZWJXXTZZXTZ")]
    [InlineData("审坡镇赵桥镇韩庄镇龙店镇圈头乡", "SPZZQZHZZLDZQTX")]
    public void Of_NamesOfHengshui(string name, string initials) => Assert.Equal(initials, PinyinInitials.Of(name));

    [Theory]
    [InlineData("衡水橡胶制品有限公司", "HSXJZPYXGS")]
    [InlineData("安平县丝网镀锌厂", "APXSWDXC")]
    [InlineData("冀州玻璃钢暖气片铸造厂", "JZBLGNQPZZC")]
    [InlineData("枣强裘皮皮革科技股份公司", "ZQQPPGKJGFGS")]
    [InlineData("景县液压胶管扣件厂", "JXYYJGKJC")]
    [InlineData("工程塑料涂装包装印刷", "GCSLTZBZYS")]
    [InlineData("华鑫喆锐机械", "HXZRJX")]
    [InlineData("碳素沥青稀土耐火材料", "TSLQXTNHCL")]
    public void Of_NamesOfCompanies(string name, string initials) => Assert.Equal(initials, PinyinInitials.Of(name));

    [Theory]
    [InlineData("重庆", "CQ")]
    [InlineData("厦门", "XM")]
    [InlineData("长安汽车", "CAQC")]
    [InlineData("衡水银行", "HSYH")]
    [InlineData("长城橡塑厂", "CCXSC")]
    public void Of_CharactersOfSeveralReadings(string name, string initials) => Assert.Equal(initials, PinyinInitials.Of(name));

    [Theory]
    [InlineData("", "")]
    [InlineData("abc-12 号", "ABC12H")]
    [InlineData("ＡＢ１２（中国）·厂", "AB12ZGC")]
    [InlineData("🏭厂 é あ", "C")]
    [InlineData("二〇二〇", "ELEL")]
    public void Of_EverythingElse(string text, string initials) => Assert.Equal(initials, PinyinInitials.Of(text));

    [Fact]
    public void Of_HalfASurrogatePair_IsDropped() => Assert.Equal("C", PinyinInitials.Of("\ud83c厂"));

    /// <summary>One syllable on each side of every border between two initials, from the standard's syllable list.</summary>
    [Fact]
    public void Of_FirstAndLastSyllablesOfEveryInitial() =>
        Assert.Equal(
            "AABBCCDDEEFFGGHHJJKKLLMMNNOOPPQQRRSSTTWWXXYYZZ",
            PinyinInitials.Of("安奥巴布擦错大多鹅二发富盖过哈活机军卡阔拉落马木拿诺哦欧怕普七群然弱撒所他拖瓦物西讯压运杂做"));
}
