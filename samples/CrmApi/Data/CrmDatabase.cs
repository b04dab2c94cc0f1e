using System.Data.Common;

namespace CrmApi.Data;

/// <summary>The host's own tables, in the same database as what LeadRules keeps. The statements are the same in SQLite and in PostgreSQL.</summary>
internal sealed class CrmDatabase
{
    private const int Tries = 5;

    private const string Tables =
        """
        create table if not exists crm_lead (id text primary key, fields text not null, owner text);
        create table if not exists crm_activity (lead text not null, id text not null, activity text not null, primary key (lead, id));
        create table if not exists crm_mark (name text primary key);
        create table if not exists crm_undecided (lead text primary key, mark text not null);
        create table if not exists crm_message (key text primary key, lead text, kind text not null, receiver text, about text, cause text not null, at text not null, times integer not null);
        """;

    /// <summary>What a database from before there were marks holds may be undecided, each lead of it.</summary>
    private const string FirstMarks =
        """
        insert into crm_undecided (lead, mark) select id, 'at first' from crm_lead where not exists (select 1 from crm_mark where name = 'undecided leads') on conflict (lead) do nothing;
        insert into crm_mark (name) values ('undecided leads') on conflict (name) do nothing;
        """;

    private readonly DbDataSource _source;
    private readonly Func<DbCommand> _newCommand;

    public CrmDatabase(DbDataSource source)
        : this(source, () => source.CreateCommand())
    {
    }

    private CrmDatabase(DbDataSource source, Func<DbCommand> newCommand)
    {
        _source = source;
        _newCommand = newCommand;
    }

    /// <summary>Makes the tables that are not there. Servers that start at the same time can be in each other's way; the next try finds the tables.</summary>
    public async Task MakeTablesAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(Tables, cancellation);
                await RunAsync(FirstMarks, cancellation);
                return;
            }
            catch (DbException) when (attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), cancellation);
            }
        }
    }

    /// <summary>Keeps all that is done to the database that is handed over, or nothing of it where that gives false or throws.</summary>
    public async Task<bool> AllOrNothingAsync(Func<CrmDatabase, Task<bool>> work, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isKept = await work(new CrmDatabase(_source, () =>
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            return command;
        }));

        // Nobody gives up here, where it would not be known whether it is kept.
        if (isKept)
            await transaction.CommitAsync(CancellationToken.None);
        return isKept;
    }

    /// <summary>Runs a statement; tells how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Reads all rows of a query, and of those that follow it in the same text.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> row, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<T> rows = [];
        do
        {
            while (await reader.ReadAsync(cancellation))
                rows.Add(row(reader));
        }
        while (await reader.NextResultAsync(cancellation));
        return rows;
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = _newCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
