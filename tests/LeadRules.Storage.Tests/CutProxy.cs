using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadRules.Storage.Tests;

/// <summary>Stands between a client and a server, and breaks the connection where a test says so.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _serverPort;
    private readonly Task _running;
    private volatile Cut _cut;
    private byte[] _containing = [];
    private Action? _atReply;

    public CutProxy(string host, int port)
    {
        (_host, _serverPort) = (host, port);
        _listener.Start();
        _running = Task.Run(AcceptAsync);
    }

    public enum Cut
    {
        None,

        /// <summary>What the client sends next does not arrive.</summary>
        BeforeRequest,

        /// <summary>What the client sends next arrives, and the answer does not.</summary>
        BeforeReply,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts once, at the next chance.</summary>
    /// <param name="cut">Where.</param>
    /// <param name="containing">What the client must be sending for it.</param>
    /// <param name="atReply">Runs when the answer has come that does not arrive.</param>
    public void CutNext(Cut cut, string containing = "", Action? atReply = null)
    {
        (_containing, _atReply) = (Encoding.UTF8.GetBytes(containing), atReply);
        _cut = cut;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            var isCut = false;
            try
            {
                await server.ConnectAsync(_host, _serverPort, _stop.Token);
                var (up, down) = (client.GetStream(), server.GetStream());
                var requests = CopyAsync(up, down, sent =>
                {
                    var cut = _cut;
                    if (cut == Cut.None || sent.Span.IndexOf(_containing) < 0)
                        return true;
                    _cut = Cut.None;
                    isCut = true;
                    return cut == Cut.BeforeReply;
                });
                await Task.WhenAny(requests, CopyAsync(down, up, _ =>
                {
                    if (isCut)
                        _atReply?.Invoke();
                    return !isCut;
                }));
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // Both ends see it.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> mayPass)
    {
        var buffer = new byte[65_536];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is var count and > 0 && mayPass(buffer.AsMemory(0, count)))
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One end is gone, and the other goes with it.
        }
    }
}
