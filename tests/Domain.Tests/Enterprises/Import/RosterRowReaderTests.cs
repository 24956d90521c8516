using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Domain.Tests.Enterprises.Import;

public sealed class RosterRowReaderTests
{
    [Fact]
    public void AWholeRow_IsRead()
    {
        var (draft, notes) = Rows.Read(Rows.Of(
            5,
            " 衡水宏达\n橡胶有限公司 ",
            "衡水市桃城区",
            (RosterColumn.CreditCode, " 91350100m000100y43"),
            (RosterColumn.LegalRepresentative, "赵某"),
            (RosterColumn.Address, "河东街1号"),
            (RosterColumn.Longitude, "115°40′31.08″"),
            (RosterColumn.Latitude, "37.735"),
            (RosterColumn.EnterpriseType, "有限责任公司"),
            (RosterColumn.Industry, "16 橡胶"),
            (RosterColumn.Township, "河东街道"),
            (RosterColumn.Track, "正面清单企业"),
            (RosterColumn.UltraLowEmission, "1 是"),
            (RosterColumn.PerformanceGrade, "Ｂ级"),
            (RosterColumn.SelfAccepted, "2")));

        Assert.Empty(notes);
        Assert.Equal(
            new RosterDraft
            {
                Row = 5,
                Name = "衡水宏达 橡胶有限公司",
                County = "桃城区",
                CreditCode = Rows.CodeA,
                LegalRepresentative = "赵某",
                Address = "河东街1号",
                Location = new GeoPoint(37.735, 115.6753),
                EnterpriseType = "有限责任公司",
                Industry = Industry.Of(16),
                Township = "河东街道",
                Track = Track.PositiveList,
                UltraLowEmission = true,
                PerformanceGrade = "B级",
                SelfAccepted = false,
            },
            draft);
    }

    [Fact]
    public void EmptyCells_SayNothing()
    {
        var (draft, notes) = Rows.Read(Rows.Of(5, "甲厂", "桃城区", (RosterColumn.CreditCode, "/"), (RosterColumn.Longitude, ""), (RosterColumn.Latitude, "0"), (RosterColumn.LegalRepresentative, "无")));

        Assert.Empty(notes);
        Assert.Equal(new RosterDraft { Row = 5, Name = "甲厂", County = "桃城区" }, draft);
    }

    [Theory]
    [InlineData(RosterColumn.Name, "", RosterNoteKind.NameMissing)]
    [InlineData(RosterColumn.County, "", RosterNoteKind.CountyMissing)]
    [InlineData(RosterColumn.County, "石家庄", RosterNoteKind.CountyUnknown)]
    [InlineData(RosterColumn.CreditCode, "9135010", RosterNoteKind.CodeLength)]
    [InlineData(RosterColumn.CreditCode, "9.1135E+17", RosterNoteKind.CodeLength)]
    [InlineData(RosterColumn.CreditCode, "91350100M000100Y4I", RosterNoteKind.CodeCharacter)]
    [InlineData(RosterColumn.CreditCode, "91350100M000100Y44", RosterNoteKind.CodeCheckDigit)]
    [InlineData(RosterColumn.Coordinates, "115.67", RosterNoteKind.CoordinateUnreadable)]
    [InlineData(RosterColumn.Longitude, "115.67", RosterNoteKind.CoordinateHalf)]
    [InlineData(RosterColumn.Track, "大企业", RosterNoteKind.TrackUnknown)]
    [InlineData(RosterColumn.UltraLowEmission, "也许", RosterNoteKind.YesNoUnknown)]
    [InlineData(RosterColumn.PerformanceGrade, "优", RosterNoteKind.GradeUnknown)]
    public void AWrongCell_RefusesTheRow(RosterColumn column, string value, RosterNoteKind kind)
    {
        var (draft, notes) = Rows.Read(Rows.Row(5, [.. new[] { (Column: RosterColumn.Name, Value: "甲厂"), (Column: RosterColumn.County, Value: "桃城区") }.Where(cell => cell.Column != column), (column, value)]));

        Assert.Null(draft);
        Assert.Equal([kind], notes);
    }

    [Fact]
    public void AFormula_AndALongText_RefuseTheRow_AndTheReasonShowsLittleOfIt()
    {
        var formula = Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Address, "=A1")) with { Formulas = [RosterColumn.Address] };
        Assert.Equal([RosterNoteKind.Formula], Rows.Read(formula).Notes);

        var reader = new RosterRowReader(Rows.Of(6, "甲厂", "桃城区", (RosterColumn.Address, new string('长', 40_000))), Rows.Frame);
        Assert.Null(reader.Read());
        var note = Assert.Single(reader.Notes);
        Assert.Equal((RosterNoteKind.TooLong, RosterColumn.Address, 41, "500"), (note.Kind, note.Column, note.Value.Length, note.Other));
    }

    [Theory]
    [InlineData("115.6753", "37.735", null)]
    [InlineData("37.735", "115.6753", RosterNoteKind.Swapped)]
    [InlineData("116.404", "39.915", RosterNoteKind.OutsideCounty)]
    [InlineData("39.915", "116.404", RosterNoteKind.OutsideCounty)]
    public void APoint_IsHeldAgainstTheCountysBox(string longitude, string latitude, RosterNoteKind? kind)
    {
        var (draft, notes) = Rows.Read(Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Longitude, longitude), (RosterColumn.Latitude, latitude)));

        Assert.Equal(kind is { } one ? [one] : [], notes);
        Assert.Equal(kind == RosterNoteKind.OutsideCounty ? null : new GeoPoint(37.735, 115.6753), draft?.Location);
    }

    [Theory]
    [InlineData("115.6753,37.735")]
    [InlineData("37.735，115.6753")]
    public void BothInOneCell_AreReadInEitherOrder(string both)
    {
        var (draft, notes) = Rows.Read(Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Coordinates, both)));

        Assert.Empty(notes);
        Assert.Equal(new GeoPoint(37.735, 115.6753), draft!.Location);
    }

    [Theory]
    [InlineData("GCJ-02", CoordinateSystem.Gcj02)]
    [InlineData("高德", CoordinateSystem.Gcj02)]
    [InlineData("ＢＤ09", CoordinateSystem.Bd09)]
    [InlineData("CGCS2000", CoordinateSystem.Wgs84)]
    public void TheColumnsSystem_GoesBeforeTheFiles(string word, CoordinateSystem system)
    {
        var row = Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Longitude, "115.6753"), (RosterColumn.Latitude, "37.735"), (RosterColumn.System, word));
        var expected = ChinaGrids.ToWgs84(new GeoPoint(37.735, 115.6753), system);

        var found = Rows.Read(row, Rows.Frame with { System = CoordinateSystem.Gcj02 }).Draft!.Location!.Value;

        Assert.InRange(found.MetresTo(expected), 0, 0.02);
        Assert.Equal([RosterNoteKind.SystemUnknown], Rows.Read(Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Longitude, "115.6753"), (RosterColumn.Latitude, "37.735"), (RosterColumn.System, "北京54"))).Notes);
    }

    [Theory]
    [InlineData("13", 13, null)]
    [InlineData("化工", 13, null)]
    [InlineData("13、化工", 13, null)]
    [InlineData("建筑、工业物料堆场", 21, null)]
    [InlineData("22其他具体行业（丝网）", 22, "丝网")]
    public void AnIndustry_IsKnownByNumberOrWord(string text, int code, string? word)
    {
        var (draft, notes) = Rows.Read(Rows.Of(5, "甲厂", "桃城区", (RosterColumn.Industry, text)));

        Assert.Empty(notes);
        Assert.Equal((code, word), (draft!.Industry!.Code, draft.IndustryWord));
    }

    [Fact]
    public void WhatIsDoubtful_IsTaken_WithAWarning()
    {
        var first17 = "91110000600037342";
        var (draft, notes) = Rows.Read(Rows.Of(
            5,
            "甲厂",
            "桃城区",
            (RosterColumn.CreditCode, first17 + CreditCode.CheckDigit(first17)),
            (RosterColumn.Industry, "丝网"),
            (RosterColumn.PositiveList, "是"),
            (RosterColumn.SmallMicro, "是"),
            (RosterColumn.PerformanceGrade, "C级")));

        Assert.Equal([RosterNoteKind.CodeDoubtful, RosterNoteKind.IndustryUnknown, RosterNoteKind.LowGrade, RosterNoteKind.BothTracks], notes.Order());
        Assert.Equal((22, "丝网", Track.PositiveList, "否（C级）"), (draft!.Industry!.Code, draft.IndustryWord, draft.Track, draft.PerformanceGrade));
    }

    [Fact]
    public void AnImportForOneCounty_NeedsNoCountyColumn_AndRefusesOthers()
    {
        var only = Rows.Frame with { County = "桃城区" };

        Assert.Equal("桃城区", Rows.Read(Rows.Row(5, (RosterColumn.Name, "甲厂")), only).Draft!.County);
        Assert.Equal([RosterNoteKind.CountyOther], Rows.Read(Rows.Of(5, "甲厂", "枣强"), only).Notes);
    }
}
