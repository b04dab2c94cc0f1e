using LeadRules.Conditions.Compiled;

namespace LeadRules.Conditions.Explaining;

/// <summary>Finds the part of a condition that keeps it from being true.</summary>
internal static class DecidingPart
{
    /// <summary>The part, and whether the condition would be true if the part alone were.</summary>
    /// <param name="condition">A condition that is not true.</param>
    /// <param name="evaluation">The lead and the instant.</param>
    public static (BoolNode Part, bool IsAlone) Of(BoolNode condition, ref Evaluation evaluation)
    {
        var isAlone = true;
        while (Next(condition, ref evaluation, ref isAlone) is { } part)
            condition = part;
        return (condition, isAlone);
    }

    private static BoolNode? Next(BoolNode condition, ref Evaluation evaluation, ref bool isAlone)
    {
        if (RememberedSegment.Voted(condition, ref evaluation) is not null)
            return null;

        // Behind a name stands one part; a 'not' has one as well, but what makes that true makes it false.
        if (condition is not AndNode)
            return condition.Parts is [var only] && condition is not NotNode ? only : null;
        var whole = condition.Eval(ref evaluation);
        BoolNode? first = null;
        var untrue = 0;
        foreach (var part in condition.Parts)
        {
            var answer = part.Eval(ref evaluation);
            untrue += answer == Ternary.True ? 0 : 1;
            if (answer == whole)
                first ??= part;
        }

        isAlone &= untrue == 1;
        return first;
    }
}
