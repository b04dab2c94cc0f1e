namespace LeadRules.RuleBooks.Territories;

/// <summary>Postal codes that begin in one way, or that lie in a range.</summary>
/// <param name="Low">The beginning; of a range, its first code. In upper case, without blanks and hyphens.</param>
/// <param name="High">The same as <paramref name="Low"/>; of a range, its last code, of the same length.</param>
internal sealed record PostalEntry(string Low, string High)
{
    /// <summary>How much of a postal code counts; no country writes longer ones.</summary>
    public const int MaxLength = 12;

    /// <summary>How specific it is: the number of characters that all of its codes begin with.</summary>
    public int Digits { get; } = Low.AsSpan().CommonPrefixLength(High);

    public bool IsRange => Digits < Low.Length;

    /// <summary>What all of its codes begin with.</summary>
    public string Prefix => IsRange ? Low[..Digits] : Low;

    /// <summary>Whether a code, written like the ends, lies in it: compared on as many characters as the ends have.</summary>
    public bool Contains(ReadOnlySpan<char> code) =>
        code.Length >= Low.Length
        && code[..Low.Length].SequenceCompareTo(Low) >= 0
        && code[..Low.Length].SequenceCompareTo(High) <= 0;

    /// <summary>Whether some code lies in both.</summary>
    public bool Overlaps(PostalEntry other)
    {
        var length = Math.Min(Low.Length, other.Low.Length);
        return Low.AsSpan(0, length).SequenceCompareTo(other.High.AsSpan(0, length)) <= 0
            && other.Low.AsSpan(0, length).SequenceCompareTo(High.AsSpan(0, length)) <= 0;
    }

    /// <summary>Writes a postal code as entries are written; returns how long it is.</summary>
    public static int Normalise(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (c == '-' || char.IsWhiteSpace(c))
                continue;
            if (length == into.Length)
                break;
            into[length++] = char.ToUpperInvariant(c);
        }

        return length;
    }

    /// <summary>Reads a beginning such as <c>941</c> or a range such as <c>94000..94199</c>; else says why it is none.</summary>
    public static (PostalEntry? Entry, PostalFault? Fault) Read(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (End(dots < 0 ? text : text[..dots]) is not { } low)
            return (null, PostalFault.Unreadable);
        if (dots < 0)
            return (new PostalEntry(low, low), null);
        if (End(text[(dots + 2)..]) is not { } high)
            return (null, PostalFault.Unreadable);
        if (low.Length != high.Length)
            return (null, PostalFault.Lengths);
        return string.CompareOrdinal(low, high) > 0 ? (null, PostalFault.Order) : (new PostalEntry(low, high), null);
    }

    private static string? End(string text)
    {
        Span<char> buffer = stackalloc char[MaxLength + 1];
        var end = buffer[..Normalise(text, buffer)];
        foreach (var c in end)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return null;
        }

        return end.Length is > 0 and <= MaxLength ? end.ToString() : null;
    }
}

/// <summary>Why a text is no postal entry.</summary>
internal enum PostalFault
{
    /// <summary>It is empty, too long, or has other signs than letters and digits.</summary>
    Unreadable,

    /// <summary>The ends of a range have different lengths.</summary>
    Lengths,

    /// <summary>The first end of a range comes after the last.</summary>
    Order,
}
