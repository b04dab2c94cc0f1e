namespace LeadRules.Cli.Output;

/// <summary>A stream to write to; a write that fails ends the command with a message that names what could not be written.</summary>
/// <param name="inner">Where the bytes go; disposed with this stream.</param>
/// <param name="name">What it is, for the message: <c>standard output</c>, <c>'out.jsonl'</c>.</param>
internal sealed class GuardedStream(Stream inner, string name) : Stream
{
    /// <summary>What the system calls a pipe that nobody reads any more; the same number on Linux and macOS.</summary>
    private const int BrokenPipe = 32;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    /// <summary>The message for a failure to write.</summary>
    public static ToolException Failure(string name, Exception problem) => problem.HResult == BrokenPipe
        ? new ToolException($"Nobody reads {name} any more; stopped.", ExitCode.OutputClosed)
        : new ToolException($"Cannot write {name}: {ReasonOf(problem)}");

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure(name, problem);
        }
    }

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure(name, problem);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What the system said, without the path that it adds: that may be the path of a temporary file.</summary>
    private static string ReasonOf(Exception problem)
    {
        var message = (problem is UnauthorizedAccessException { InnerException: IOException inner } ? inner : problem).Message;
        var path = message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? message : message[..path]).TrimEnd('.') + ".";
    }
}
