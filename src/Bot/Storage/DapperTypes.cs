using System.Data;
using System.Globalization;
using Dapper;

namespace Bot.Storage;

/// <summary>Column forms that sort alike in every database: instants as Unix milliseconds (they come back as UTC), days as yyyy-MM-dd.</summary>
internal static class DapperTypes
{
    static DapperTypes()
    {
        // Dapper's built-in map wins over a handler for parameters, so it goes first.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(byte[]));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new BytesHandler());

        // "in" lists of a few lengths only: each length is a statement of its own to compile and to keep.
        SqlMapper.Settings.PadListExpansions = true;
    }

    /// <summary>Registers the handlers with Dapper, once per process.</summary>
    public static void Register()
    {
        // The static constructor does it, exactly once, however many databases are opened.
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        private const string Format = "yyyy-MM-dd";

        public override DateOnly Parse(object value) =>
            DateOnly.ParseExact((string)value, Format, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.String;
            parameter.Size = Format.Length;
            parameter.Value = value.ToString(Format, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Of one size, "max": with its own length each body would be a type of its own to SQL Server, and have a plan of its own.</summary>
    private sealed class BytesHandler : SqlMapper.TypeHandler<byte[]>
    {
        public override byte[] Parse(object value) => (byte[])value;

        public override void SetValue(IDbDataParameter parameter, byte[]? value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Size = -1;
            parameter.Value = value ?? (object)DBNull.Value;
        }
    }
}
