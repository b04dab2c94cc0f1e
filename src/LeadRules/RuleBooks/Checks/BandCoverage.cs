using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Numbers that are in no band, and bands that hold no number.</summary>
internal static class BandCoverage
{
    public static void Check(CheckScope scope)
    {
        foreach (var set in scope.Book.Bands)
        {
            var path = BookPath.Member("$.bands", set.Name);
            if (scope.IsSound(DefinitionKind.BandSet, path, set.Name) && NumbersOf(scope, set.Of ?? set.Name) is { } numbers)
                Check(scope, path, set, numbers);
        }
    }

    private static void Check(CheckScope scope, string path, BandSetDefinition set, BandedNumbers numbers)
    {
        foreach (var band in set.Bands.Where(band => numbers.Within(band.Range) is null))
            scope.Report(Problems.BandOutOfReach(path, band.Name, numbers.Name, numbers.Reach, numbers.IsScore));
        var holes = Holes(set.Bands.Select(static band => band.Range), numbers).Select(hole => Phrases.Numbers(hole, numbers.Steps is not null)).ToList();
        if (holes.Count > 0)
            scope.Report(Problems.BandHole(path, set.Name, numbers.Name, holes, numbers.IsScore));
    }

    /// <summary>The stretches before, between and after ranges that hold a number; the ranges in ascending order, none over another.</summary>
    public static IEnumerable<NumberRange> Holes(IEnumerable<NumberRange> ranges, BandedNumbers numbers)
    {
        double? from = null;
        var fromIncluded = false;
        foreach (var range in ranges)
        {
            if (range.From is { } to && numbers.Within(new NumberRange(from, fromIncluded, to, !range.FromIncluded)) is { } hole)
                yield return hole;
            if (range.To is null)
                yield break;
            (from, fromIncluded) = (range.To, !range.ToIncluded);
        }

        if (numbers.Within(new NumberRange(from, fromIncluded, null, false)) is { } rest)
            yield return rest;
    }

    /// <summary>What a band set cuts, or null when that is not known.</summary>
    private static BandedNumbers? NumbersOf(CheckScope scope, string of)
    {
        if (scope.Names.ScoreIndex(of) is not null)
            return scope.Reaches.Of(of) is { } score ? new BandedNumbers($"score.{of}", score.Value, scope.Reaches.StepsOf(of), IsScore: true) : null;
        if (scope.Names.Field(of) is not { Type: FieldType.Number or FieldType.Integer } field)
            return null;
        return new BandedNumbers(of, FormulaReach.OfField(of), field.Type == FieldType.Integer ? Steps.Whole : null, IsScore: false);
    }
}

/// <summary>The numbers that bands cut.</summary>
/// <param name="Name">What has them.</param>
/// <param name="Reach">Between which numbers they lie.</param>
/// <param name="Steps">The steps in which they come, or null.</param>
/// <param name="IsScore">Whether they are the values of a score; else of a field.</param>
internal sealed record BandedNumbers(string Name, Reach Reach, Steps? Steps, bool IsScore)
{
    /// <summary>The part of a range that holds such numbers, from the first to the last of them; null when it holds none.</summary>
    public NumberRange? Within(NumberRange range)
    {
        var (low, lowOut) = range.From is { } from && from >= Reach.Low ? (from, !range.FromIncluded) : (Reach.Low, false);
        var (high, highOut) = range.To is { } to && to <= Reach.High ? (to, !range.ToIncluded) : (Reach.High, false);
        if (Steps is { } steps)
        {
            (low, lowOut) = steps.Up(low, lowOut);
            (high, highOut) = steps.Down(high, highOut);
        }

        if (low > high || (low == high && (lowOut || highOut)))
            return null;
        return new NumberRange(double.IsFinite(low) ? low : null, !lowOut, double.IsFinite(high) ? high : null, !highOut);
    }
}
