using System.Net.Sockets;
using LeadRules.Stores;
using Npgsql;

namespace LeadRules.Storage.PostgreSql;

/// <summary>What the failures of PostgreSQL and of the way to it mean.</summary>
internal static class PostgreSqlFaults
{
    public static StoreFault? Judge(Exception fault, string schema) => fault switch
    {
        PostgresException said => Of(said, schema),
        NpgsqlException said when IsPoolEmpty(said) => new(
            FaultKind.Passing,
            $"All connections of the pool are in use. Each store keeps up to 4 of them and takes others for a moment: write a larger Maximum Pool Size into the connection string, above 4 for each store that shares the pool, or give connections back sooner. Npgsql says: {said.Message}",
            said),
        NpgsqlException said when IsLost(said) => new(FaultKind.Passing, "The server cannot be reached, or broke the connection off. See that it runs, and that the way to it is open.", said),
        NpgsqlException said => new(FaultKind.Lasting, $"The connection to the server cannot be used: {said.Message}", said),
        StoreUnavailableException said => new(FaultKind.OfData, said.Message, said),
        _ when IsLost(fault) => new(FaultKind.Passing, "The server cannot be reached, or broke the connection off. See that it runs, and that the way to it is open.", fault),
        _ => null,
    };

    /// <summary>Whether the connection broke, so that a reply may have been lost.</summary>
    public static bool IsLost(Exception fault) => fault switch
    {
        PostgresException said => said.SqlState is ['0', '8', ..] or ['5', '7', 'P', ..] or "25P03",
        NpgsqlException said when IsPoolEmpty(said) => false,
        NpgsqlException said => said.IsTransient || (said.InnerException is { } cause && IsLost(cause)),
        IOException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether there was no connection to be had in the process itself: looks like a server that does not answer, and is known by its words alone.</summary>
    private static bool IsPoolEmpty(NpgsqlException said) => said.InnerException is TimeoutException && said.Message.Contains("pool has been exhausted", StringComparison.Ordinal);

    private static StoreFault Of(PostgresException said, string schema) => said.SqlState switch
    {
        _ when IsLost(said) || said.SqlState == PostgresErrorCodes.TooManyConnections => said.As(FaultKind.Passing, "The server takes no work now"),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled =>
            said.As(FaultKind.Passing, "Others change the same rows all the time, or hold them locked"),

        // After a failover the old server may still be asked for a while.
        PostgresErrorCodes.ReadOnlySqlTransaction => said.As(FaultKind.Passing, "The server or the user may only read; name the server that takes writes, and see that default_transaction_read_only is off"),
        PostgresErrorCodes.InsufficientPrivilege => said.As(
            FaultKind.Lasting,
            $"The user may not do what the store does; grant USAGE on the schema '{schema}', SELECT, INSERT, UPDATE and DELETE on its tables and USAGE on its sequences, or let the user own it"),
        PostgresErrorCodes.DiskFull => said.As(FaultKind.Lasting, "The disk of the server is full; make room there"),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.DatatypeMismatch =>
            said.As(FaultKind.Lasting, $"The tables in the schema '{schema}' are not those of the store; somebody has changed or dropped them"),
        PostgresErrorCodes.InvalidCatalogName => said.As(FaultKind.Lasting, "The database is not there; make it, or name another in the connection string"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => said.As(FaultKind.Lasting, "The server does not let the user in; look at the user and the password in the connection string"),
        ['2', '2', ..] or ['2', '3', ..] or ['5', '4', ..] => said.As(FaultKind.OfData, "What was to be written cannot be"),
        _ => said.As(FaultKind.Lasting, "The server refuses the work"),
    };

    private static StoreFault As(this PostgresException said, FaultKind kind, string what) => new(kind, $"{what}. The server says: {said.MessageText} ({said.SqlState}).", said);
}
