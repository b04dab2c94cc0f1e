namespace LeadRules.RuleBooks.Checks;

/// <summary>Numbers that come in steps: whole numbers, or the decimals that a score keeps.</summary>
internal readonly record struct Steps(double PerOne)
{
    /// <summary>Above this a double has no room for steps.</summary>
    private const double MaxUnits = 1L << 52;

    public static Steps Whole => new(1);

    public static Steps OfDecimals(int decimals) => new(Math.Pow(10, decimals));

    /// <summary>Whether a number is one of them.</summary>
    public bool Contains(double number) => !Counts(number) || Math.Round(number * PerOne) / PerOne == number;

    /// <summary>The least of them that keeps a lower bound.</summary>
    public (double Number, bool Excluded) Up(double bound, bool excluded)
    {
        if (!Counts(bound))
            return (bound, excluded);
        var units = Math.Floor(bound * PerOne) - 1;
        while (units / PerOne < bound || (excluded && units / PerOne == bound))
            units++;
        return ((units / PerOne) + 0.0, false);
    }

    /// <summary>The greatest of them that keeps an upper bound.</summary>
    public (double Number, bool Excluded) Down(double bound, bool excluded)
    {
        var (number, still) = Up(-bound, excluded);
        return (-number + 0.0, still);
    }

    private bool Counts(double number) => Math.Abs(number) * PerOne < MaxUnits;
}
