namespace LeadRules.Conditions.Compiled;

/// <summary>An answer in Kleene's logic. The order False &lt; Unknown &lt; True makes <c>and</c> the least and <c>or</c> the greatest answer.</summary>
internal enum Ternary : sbyte
{
    False = -1,
    Unknown = 0,
    True = 1,
}

/// <summary>The answers that are possible over a span of time.</summary>
[Flags]
internal enum TernarySet : byte
{
    None = 0,
    False = 1,
    Unknown = 2,
    True = 4,
    Any = False | Unknown | True,
}

internal static class TernaryLogic
{
    public static Ternary Of(bool answer) => answer ? Ternary.True : Ternary.False;

    public static Ternary Negate(Ternary answer) => (Ternary)(-(sbyte)answer);

    public static TernarySet SetOf(Ternary answer) => (TernarySet)(1 << ((sbyte)answer + 1));

    public static TernarySet Negate(TernarySet answers) =>
        (answers & TernarySet.Unknown)
        | ((answers & TernarySet.False) != 0 ? TernarySet.True : 0)
        | ((answers & TernarySet.True) != 0 ? TernarySet.False : 0);

    /// <summary>The least of one answer out of each set, for every choice.</summary>
    public static TernarySet And(TernarySet left, TernarySet right)
    {
        var both = left | right;
        var result = both & TernarySet.False;
        if ((both & TernarySet.Unknown) != 0 && left != TernarySet.False && right != TernarySet.False)
            result |= TernarySet.Unknown;
        return result | (left & right & TernarySet.True);
    }

    /// <summary>The greatest of one answer out of each set, for every choice.</summary>
    public static TernarySet Or(TernarySet left, TernarySet right) => Negate(And(Negate(left), Negate(right)));

    /// <summary>The answer as people use it: null is unknown.</summary>
    public static bool? ToNullable(Ternary answer) => answer == Ternary.Unknown ? null : answer == Ternary.True;
}
