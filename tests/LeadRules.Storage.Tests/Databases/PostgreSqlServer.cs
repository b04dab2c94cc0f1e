using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LeadRules.Storage.Tests.Databases;

/// <summary>
/// A server for the tests: the one that <c>LEADRULES_TEST_POSTGRES</c> names by a connection string, else one that is started from the binaries on this machine,
/// in a folder of its own, and stopped at the end.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Variable = "LEADRULES_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgreSqlServer?>> TheShared = new(StartSharedAsync);

    private readonly string? _bin;
    private readonly string? _folder;

    private PostgreSqlServer(string connectionString, string? bin = null, string? folder = null) => (ConnectionString, _bin, _folder) = (connectionString, bin, folder);

    public string ConnectionString { get; }

    /// <summary>The server that tests share; each has a schema of its own. Skips the test when there is none.</summary>
    public static async Task<PostgreSqlServer> SharedAsync() => await TheShared.Value ?? Skip($"No PostgreSQL: {Variable} names none, and neither /usr/lib/postgresql nor the PATH has its binaries.");

    /// <summary>A server for one test alone, which may stop it. Skips the test when there are no binaries.</summary>
    public static async Task<PostgreSqlServer> PrivateAsync() => await StartAsync() ?? Skip("No binaries of PostgreSQL: neither /usr/lib/postgresql nor the PATH has them.");

    /// <summary>Stops the server as one that is killed, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await ControlAsync("stop", "-m", "immediate");
        await ControlAsync("start");
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
            return;
        await ControlAsync("stop", "-m", "immediate");
        await AsOwnerAsync("rm", "-rf", _folder);
    }

    private static PostgreSqlServer Skip(string why)
    {
        Assert.Skip(why);
        throw new UnreachableException();
    }

    private static async Task<PostgreSqlServer?> StartSharedAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return new PostgreSqlServer(named);
        var server = await StartAsync();

        // All tests share it, so it goes when the process does.
        if (server is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private static async Task<PostgreSqlServer?> StartAsync()
    {
        if (Binaries() is not { } bin)
            return null;
        var folder = (await AsOwnerAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "leadrules-pg-XXXXXX"))).Trim();
        var port = FreePort();
        await AsOwnerAsync(Path.Combine(bin, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var server = new PostgreSqlServer($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=5", bin, folder);
        await AsOwnerAsync("sh", "-c", $"printf \"listen_addresses='127.0.0.1'\\nport={port}\\nunix_socket_directories=''\\nmax_connections=200\\nshared_buffers=32MB\\n\" >> '{folder}/data/postgresql.conf'");
        await server.ControlAsync("start");
        return server;
    }

    private static string? Binaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = (Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(static folder => folder, StringComparer.Ordinal).Select(static folder => Path.Combine(folder, "bin")) : [])
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return OperatingSystem.IsWindows() ? null : folders.FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task ControlAsync(params string[] arguments) =>
        AsOwnerAsync(Path.Combine(_bin!, "pg_ctl"), ["-D", Path.Combine(_folder!, "data"), "-l", Path.Combine(_folder!, "log"), "-w", .. arguments]);

    /// <summary>Runs a command; as another user where this is the root, whom the server refuses.</summary>
    private static async Task<string> AsOwnerAsync(string command, params string[] arguments)
    {
        string[] line = Environment.UserName == "root" ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", command, .. arguments] : [command, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, WorkingDirectory = "/" };

        // The server inherits what it is started with; were it the error stream, reading that would last as long as the server.
        using var process = Process.Start(start)!;
        var output = command.EndsWith("pg_ctl", StringComparison.Ordinal) ? Task.FromResult("") : process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', line)} ended with {process.ExitCode}.");
    }

    /// <summary>Runs SQL on the server.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
