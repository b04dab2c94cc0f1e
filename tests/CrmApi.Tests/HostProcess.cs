using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeadRules.Tests;

namespace CrmApi.Tests;

/// <summary>The sample host as a process, on a port of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringWriter _printed = new();

    private HostProcess(Process process, int port)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 16 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
    }

    public HttpClient Client { get; }

    /// <summary>What it has printed.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
                return _printed.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the host and waits until it takes requests.</summary>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.PathOf("artifacts/bin/CrmApi/debug/CrmApi.dll"));
        start.ArgumentList.Add($"--Urls=http://127.0.0.1:{port}");
        foreach (var (name, value) in settings)
            start.ArgumentList.Add($"--{name}={value}");
        var host = new HostProcess(Process.Start(start)!, port);
        host._process.OutputDataReceived += (_, line) => host.Print(line.Data);
        host._process.ErrorDataReceived += (_, line) => host.Print(line.Data);
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host.UntilReadyAsync(cancellation);
        return host;
    }

    /// <summary>Ends the process without warning, as a crash does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        await _printed.DisposeAsync();
    }

    private async Task UntilReadyAsync(CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !_process.HasExited;)
        {
            try
            {
                using var answer = await Client.GetAsync("/health", cancellation);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(20, cancellation);
        }

        throw new InvalidOperationException($"The host did not start:\n{Printed}");
    }

    private void Print(string? line)
    {
        lock (_printed)
            _printed.WriteLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
