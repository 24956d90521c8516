using System.Text;
using System.Text.Json;
using Bot.Documents.Maps;
using Domain.Calendars;
using Domain.Enterprises.Import;
using Domain.Inspections;
using Microsoft.Extensions.Options;

namespace Bot.Documents;

/// <summary>Where the official wording and the word lists lie.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>Folder of the content files; empty for "Content" beside the program.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Further years of 放假 and 调休 in the form of cn-holidays.json; a year in both counts as it stands here. Empty for none.</summary>
    public string HolidayFile { get; set; } = "";

    /// <summary>Folder of further 宣传 material, a .txt file each (<see cref="MaterialFile"/>); one called annex6 takes the place of the shipped leaflet. Empty for none.</summary>
    public string MaterialFolder { get; set; } = "";

    /// <summary>GeoJSON of the counties' borders for the board's map (<see cref="GeoJsonReader.Borders"/>). Empty: their boxes are drawn.</summary>
    public string BorderFile { get; set; } = "";

    /// <summary>GeoJSON of monitoring stations, points with names; one that the settings name too counts as it stands here. Empty for none.</summary>
    public string StationFile { get; set; } = "";
}

/// <summary>A content file is missing or broken; the message is a sentence for the operator that names the file.</summary>
internal sealed class ContentFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Official wording and word lists: data an operator can replace; the commitment and the word lists count from the next start.</summary>
/// <exception cref="ContentFileException">Thrown by every member whose file is missing or broken.</exception>
internal sealed class ContentFiles(IOptions<ContentOptions> options)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonSerializerOptions Lenient = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _folder = options.Value.Folder.Length > 0
        ? options.Value.Folder
        : Path.Combine(AppContext.BaseDirectory, "Content");

    /// <summary>企业生态环境“自行体检”承诺书, annex 2; it has no item 八.</summary>
    public string EnterpriseCommitment => Text("annex2-commitment.txt");

    /// <summary>生态环境执法人员“入企体检”承诺书, annex 5.</summary>
    public string InspectorCommitment => Text("annex5-commitment.txt");

    /// <summary>企业注意事项“明白纸”, annex 6: the title and ten points.</summary>
    public string Leaflet => Text("annex6-leaflet.txt");

    /// <summary>Labels of the 入企检查登记表, annex 3.</summary>
    public FormLabels FormLabels => Json<FormLabels>("annex3-form.json");

    /// <summary>Words by which CompleteForm reads a description.</summary>
    public DescriptionWords DescriptionWords => Json<DescriptionWords>("description-words.json");

    /// <summary>放假 and 调休 by year: the shipped ones, and those the operator added.</summary>
    public IReadOnlyDictionary<int, HolidayYear> Holidays
    {
        get
        {
            var years = Years("cn-holidays.json");
            return options.Value.HolidayFile is { Length: > 0 } added
                ? years.Concat(Years(added)).GroupBy(year => year.Key).ToDictionary(year => year.Key, year => year.Last().Value)
                : years;
        }
    }

    /// <summary>县市区, and where their enterprises can lie.</summary>
    public CountyMap Counties => Json<CountyBoxes>("county-boxes.json").ToMap();

    /// <summary>县市区界线 of the operator.</summary>
    public MapBorders Borders => options.Value.BorderFile is { Length: > 0 } file ? Map(file, json => GeoJsonReader.Borders(json, Counties)) : MapBorders.None;

    /// <summary>监测站点 of the operator.</summary>
    public MapStations Stations => options.Value.StationFile is { Length: > 0 } file ? Map(file, GeoJsonReader.Stations) : new MapStations([]);

    /// <summary>宣传 material: the shipped leaflet, and what the operator added.</summary>
    public MaterialLibrary Materials
    {
        get
        {
            var shipped = MaterialFile.Leaflet(Leaflet);
            return new MaterialLibrary(options.Value.MaterialFolder is { Length: > 0 } folder
                ? [.. MaterialFile.ReadFolder(folder, ReadStrict).Append(shipped).DistinctBy(material => material.Id)]
                : [shipped]);
        }
    }

    /// <summary>The text of a file, lines ended by LF, none at the end.</summary>
    public string Text(string fileName)
    {
        var text = Read(fileName).ReplaceLineEndings("\n").TrimEnd();
        return text.Length > 0 ? text : throw new ContentFileException($"内容文件“{fileName}”是空的（{_folder}）。");
    }

    /// <summary>A JSON file; comments and trailing commas are allowed, missing members are not.</summary>
    public T Json<T>(string fileName)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Read(fileName), Lenient)
                ?? throw new ContentFileException($"内容文件“{fileName}”没有内容（{_folder}）。");
        }
        catch (JsonException fault)
        {
            throw new ContentFileException($"内容文件“{fileName}”格式有误，第 {fault.LineNumber + 1} 行附近（{_folder}）。", fault);
        }
    }

    private IReadOnlyDictionary<int, HolidayYear> Years(string fileName)
    {
        var file = Json<HolidayFile>(fileName);
        return file.Fault() is { } fault ? throw new ContentFileException($"内容文件“{fileName}”里{fault}（{_folder}）。") : file.ToYears();
    }

    private T Map<T>(string fileName, Func<GeoJsonFile, T> read)
    {
        try
        {
            return read(Json<GeoJsonFile>(fileName));
        }
        catch (GeoJsonException fault)
        {
            throw new ContentFileException($"地图文件“{fileName}”：{fault.Message}。", fault);
        }
    }

    private string Read(string fileName) => ReadStrict(_folder, fileName);

    private static string ReadStrict(string folder, string fileName)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, fileName), StrictUtf8);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ContentFileException($"缺少内容文件“{fileName}”（{folder}）。", fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw new ContentFileException($"内容文件“{fileName}”不是 UTF-8 编码（{folder}）。", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentFileException($"内容文件“{fileName}”无法读取（{folder}）。", fault);
        }
    }
}
