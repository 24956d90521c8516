namespace Bot.Documents.Exchange;

/// <summary>Why a file of the exchange cannot be read.</summary>
internal enum ExchangeFault
{
    /// <summary>Neither JSON nor a .zip.</summary>
    OtherKind,

    /// <summary>Larger than a list may be.</summary>
    TooLarge,

    /// <summary>JSON that ends too early or does not follow the format; the place is told.</summary>
    Broken,

    /// <summary>Another version of the format.</summary>
    Schema,

    /// <summary>A .zip without one of the four tables, or with more than them.</summary>
    Tables,

    /// <summary>A table without one of its columns.</summary>
    Columns,

    /// <summary>A cell that is no number or no day.</summary>
    Cell,
}

/// <param name="fault">What is wrong.</param>
/// <param name="place">Where, for people: line, table, column, or the version that was found.</param>
internal sealed class ExchangeFileException(ExchangeFault fault, string place = "") : Exception($"{fault}: {place}")
{
    public ExchangeFault Fault => fault;

    public string Place => place;
}
