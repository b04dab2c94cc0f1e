using System.Buffers;

namespace LeadRules.Leads.Json;

/// <summary>
/// Cuts a stream into blocks of whole lines, so that blocks can be worked on in parallel. The memory is bounded: a line
/// of <see cref="MaxLineLength"/> or more is not held but read over, and comes as a block that says so.
/// </summary>
internal sealed class LineBlocks(Stream stream, int blockLength = LineBlocks.DefaultBlockLength) : IDisposable
{
    public const int MaxLineLength = 16 * 1024 * 1024;
    private const int DefaultBlockLength = 512 * 1024;
    private byte[] _carry = [];
    private int _carried;
    private long _line = 1;
    private long _offset;
    private bool _ended;

    /// <summary>The next block, or null at the end. Whoever gets a block disposes it.</summary>
    public LineBlock? Next()
    {
        if (_ended)
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(blockLength, _carried));
        _carry.AsSpan(0, _carried).CopyTo(buffer);
        var filled = _carried;
        var searched = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            _ended = filled < buffer.Length;
            var end = _ended ? filled : searched + buffer.AsSpan(searched, filled - searched).LastIndexOf((byte)'\n') + 1;
            if (_ended || end > searched)
                return Cut(buffer, filled, end);
            if (filled >= MaxLineLength)
                return ReadOver(buffer, filled);
            searched = filled;
            buffer = Grow(buffer, filled);
        }
    }

    public void Dispose() => Release(ref _carry);

    private LineBlock? Cut(byte[] buffer, int filled, int end)
    {
        Release(ref _carry);
        _carried = filled - end;
        _carry = _carried == 0 ? [] : ArrayPool<byte>.Shared.Rent(_carried);
        buffer.AsSpan(end, _carried).CopyTo(_carry);
        if (end == 0)
        {
            Release(ref buffer);
            return null;
        }

        var block = new LineBlock(buffer, end, _line, _offset);
        _line += buffer.AsSpan(0, end).Count((byte)'\n');
        _offset += end;
        return block;
    }

    private LineBlock ReadOver(byte[] buffer, int filled)
    {
        var start = _offset;
        var line = _line++;
        long length = filled;
        Release(ref _carry);
        _carried = 0;
        while (true)
        {
            filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            _ended = filled < buffer.Length;
            var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
            length += end < 0 ? filled : end + 1;
            if (end >= 0)
            {
                _carried = filled - end - 1;
                _carry = ArrayPool<byte>.Shared.Rent(Math.Max(1, _carried));
                buffer.AsSpan(end + 1, _carried).CopyTo(_carry);
                _ended = false;
            }

            if (end >= 0 || _ended)
            {
                Release(ref buffer);
                _offset = start + length;
                return new LineBlock(length, line, start);
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        Release(ref buffer);
        return larger;
    }

    private static void Release(ref byte[] buffer)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}

/// <summary>Some whole lines of a stream, in a buffer that goes back to the pool; or one line that was too long to hold.</summary>
internal sealed class LineBlock : IDisposable
{
    private byte[] _buffer;

    public LineBlock(byte[] buffer, int length, long firstLine, long offset)
    {
        _buffer = buffer;
        Length = length;
        FirstLine = firstLine;
        Offset = offset;
    }

    public LineBlock(long length, long line, long offset)
        : this([], 0, line, offset)
    {
        Length = length;
        IsTooLong = true;
    }

    /// <summary>Whether this is one line that was too long, and is not here.</summary>
    public bool IsTooLong { get; }

    /// <summary>How many bytes.</summary>
    public long Length { get; }

    /// <summary>The number of the first line, counted from 1.</summary>
    public long FirstLine { get; }

    /// <summary>Where in the stream the first line starts.</summary>
    public long Offset { get; }

    public ReadOnlyMemory<byte> Text => IsTooLong ? default : _buffer.AsMemory(0, (int)Length);

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}

/// <summary>Goes through the lines of a block that are not blank.</summary>
internal struct LineCursor(LineBlock block)
{
    private int _next;
    private long _nextNumber = block.FirstLine;

    /// <summary>The line without its end.</summary>
    public ReadOnlyMemory<byte> Text { get; private set; }

    /// <summary>Its number in the stream, counted from 1.</summary>
    public long Number { get; private set; }

    public bool MoveNext()
    {
        while (_next < block.Text.Length)
        {
            var rest = block.Text[_next..];
            var length = rest.Span.IndexOf((byte)'\n');
            Text = length < 0 ? rest : rest[..length];
            Number = _nextNumber++;
            _next += length < 0 ? rest.Length : length + 1;
            if (Text.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
                return true;
        }

        return false;
    }
}
