using System.Data;
using System.Data.Common;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>Commands of either database: parameters by name, instants as ticks in UTC, which no database rounds.</summary>
internal static class Sql
{
    public static DbCommand Command(this DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Built of constants and of the prefix, which is quoted.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, string? value) => command.With(name, DbType.String, value);

    public static DbCommand With(this DbCommand command, string name, long? value) => command.With(name, DbType.Int64, value);

    public static DbCommand With(this DbCommand command, string name, DateTimeOffset? value) => command.With(name, DbType.Int64, value?.UtcTicks);

    public static DbCommand With(this DbCommand command, string name, bool? value) => command.With(name, DbType.Boolean, value);

    public static async Task<List<T>> ListAsync<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                List<T> rows = [];
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(row(reader));
                return rows;
            }
        }
    }

    public static async Task<T?> FirstAsync<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken) =>
        (await command.ListAsync(row, cancellationToken).ConfigureAwait(false)) is [var first, ..] ? first : default;

    public static async Task<int> RunAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Instant(this DbDataReader row, int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);

    /// <summary>Reads a part that was written as JSON.</summary>
    /// <exception cref="StoreUnavailableException">Somebody else has written something else there.</exception>
    public static T Json<T>(this DbDataReader row, int column, string what, string id, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(row.Bytes(column));
        }
        catch (FormatException fault)
        {
            throw new StoreUnavailableException($"The row of the {what} '{id}' is not as the store has written it. {fault.Message}", fault);
        }
    }

    private static DbCommand With(this DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }
}
