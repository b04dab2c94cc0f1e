namespace LeadRules.Cli.Files;

/// <summary>A row as it stands in the file, so that a rejected one is not lost.</summary>
/// <param name="Line">The line on which it starts, counted from 1.</param>
/// <param name="Utf8">Its bytes, where the file is read as bytes; only good while its batch is.</param>
/// <param name="Text">Its text, where the file is read as text.</param>
/// <param name="TooLong">Where it starts and how many bytes it has, when it is too long to be held.</param>
internal readonly record struct RawRow(long Line, ReadOnlyMemory<byte> Utf8, string? Text = null, (long Offset, long Length)? TooLong = null);
