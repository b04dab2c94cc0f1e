using LeadRules.Stores;
using Microsoft.Data.Sqlite;

namespace LeadRules.Storage.Sqlite;

/// <summary>What the failures of SQLite mean.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int DiskFailed = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int NotADatabase = 26;

    /// <summary>Whether somebody else has the lock.</summary>
    public static bool IsLocked(SqliteException said) => said.SqliteErrorCode is Busy or Locked;

    public static StoreFault? Judge(Exception fault, string file) => fault switch
    {
        SqliteException said => Of(said, file),
        StoreUnavailableException said => new StoreFault(FaultKind.OfData, said.Message, said),
        _ => null,
    };

    private static StoreFault Of(SqliteException said, string file) => said.SqliteErrorCode switch
    {
        Busy or Locked => new(FaultKind.Passing, $"Another process or connection holds the lock of the file '{file}'. See that none keeps a transaction open.", said),
        ReadOnly => said.Lasting($"The file '{file}' can only be read. Let the process write the file and the folder that it is in, and take Mode=ReadOnly out of the connection string."),
        DiskFailed => said.Lasting($"The disk failed under the file '{file}'. Look at the disk; a file on a network share cannot be relied on."),
        Corrupt => said.Lasting($"The file '{file}' is damaged. Go back to a backup, or save what can be read with the command .recover of the sqlite3 shell."),
        Full => said.Lasting($"The file '{file}' cannot grow. Make room on the disk, or raise max_page_count."),
        CannotOpen => said.Lasting($"The file '{file}' cannot be opened. See that its folder exists, and that the process may write there."),
        NotADatabase => said.Lasting($"The file '{file}' is no SQLite database, or an encrypted one. Name another file."),
        TooBig => new(FaultKind.OfData, $"What was to be written into the file '{file}' is too large for SQLite: {said.Message}", said),
        Constraint or Mismatch => new(FaultKind.OfData, $"What was to be written into the file '{file}' cannot be: {said.Message}", said),
        _ => said.Lasting($"SQLite refuses the work on the file '{file}': {said.Message}"),
    };

    private static StoreFault Lasting(this SqliteException said, string message) => new(FaultKind.Lasting, message, said);
}
