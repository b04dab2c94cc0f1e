using System.Text.Json;

namespace LeadRules.Throughput;

/// <summary>The floor: reads the file in large blocks and every line's tokens, on one core, and keeps nothing.</summary>
internal static class BarePass
{
    private const int BlockLength = 1 << 20;

    public static (long Lines, long Tokens) Run(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var buffer = new byte[BlockLength];
        var (filled, lines, tokens) = (0, 0L, 0L);
        while (file.Read(buffer, filled, buffer.Length - filled) is > 0 and var read)
        {
            filled += read;
            var start = 0;
            while (buffer.AsSpan(start, filled - start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var json = new Utf8JsonReader(buffer.AsSpan(start, length));
                while (json.Read())
                    tokens++;
                lines++;
                start += length + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }

        return (lines, tokens);
    }
}
