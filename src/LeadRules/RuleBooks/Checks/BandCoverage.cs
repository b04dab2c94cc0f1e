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
        foreach (var band in set.Bands.Where(band => (numbers.Possible ?? numbers).Within(band.Range) is null))
            scope.Report(Problems.BandOutOfReach(path, band.Name, numbers.Name, numbers.Reach, numbers.IsScore));
        var holes = Holes(set.Bands.Select(static band => band.Range), numbers).Select(hole => Phrases.Numbers(hole, numbers.Steps is not null)).ToList();
        if (holes.Count > 0)
            scope.Report(Problems.BandHole(path, set.Name, numbers.Name, holes, numbers.IsScore));
    }

    /// <summary>The stretches before, between and after ranges that hold a number; the ranges in ascending order, none over another.</summary>
    public static IEnumerable<NumberRange> Holes(IEnumerable<NumberRange> ranges, BandedNumbers numbers)
    {
        NumberRange[] all = [.. ranges];
        IEnumerable<NumberRange?> ends = all is [var first, ..]
            ? [Before(first), .. Between(all, numbers).Select(static hole => (NumberRange?)hole), After(all[^1])]
            : [new NumberRange(null, false, null, false)];
        return ends.Select(end => end is { } hole ? numbers.Within(hole) : null).OfType<NumberRange>();
    }

    /// <summary>The stretches between ranges that hold a number. The ranges stand in ascending order of their lower ends, and may overlap.</summary>
    public static IEnumerable<NumberRange> Between(IEnumerable<NumberRange> ranges, BandedNumbers numbers)
    {
        NumberRange? furthest = null;
        foreach (var range in ranges)
        {
            if (furthest is { } before)
            {
                if (range.From is { } && numbers.Within(new NumberRange(before.To, !before.ToIncluded, range.From, !range.FromIncluded)) is { } hole)
                    yield return hole;
                furthest = range.To is { } to && (to < before.To || (to == before.To && before.ToIncluded)) ? before : range;
            }

            furthest ??= range;
            if (furthest is { To: null })
                yield break;
        }
    }

    private static NumberRange? Before(NumberRange range) => range.From is { } from ? new NumberRange(null, false, from, !range.FromIncluded) : null;

    private static NumberRange? After(NumberRange range) => range.To is { } to ? new NumberRange(to, !range.ToIncluded, null, false) : null;

    /// <summary>The values of a score; null when it has problems.</summary>
    public static BandedNumbers? NumbersOfScore(CheckScope scope, string score) =>
        scope.Reaches.Of(score) is { } reach && scope.Reaches.ByRules(score) is { } byRules
            ? new BandedNumbers($"score.{score}", byRules.Value, scope.Reaches.StepsOf(score), IsScore: true) { Possible = new BandedNumbers($"score.{score}", reach.Value, scope.Reaches.StepsOf(score), IsScore: true) }
            : null;

    /// <summary>The values of a field; null when it is not a number.</summary>
    public static BandedNumbers? NumbersOfField(CheckScope scope, string name) => scope.Names.Field(name) is { Type: FieldType.Number or FieldType.Integer } field
        ? new BandedNumbers(name, FormulaReach.OfField(name), field.Type == FieldType.Integer ? Steps.Whole : null, IsScore: false)
        : null;

    /// <summary>What a band set cuts, or null when that is not known.</summary>
    private static BandedNumbers? NumbersOf(CheckScope scope, string of) =>
        scope.Names.ScoreIndex(of) is not null ? NumbersOfScore(scope, of) : NumbersOfField(scope, of);
}

/// <summary>The numbers that bands or routes cut.</summary>
/// <param name="Name">What has them.</param>
/// <param name="Reach">Between which numbers they lie.</param>
/// <param name="Steps">The steps in which they come, or null.</param>
/// <param name="IsScore">Whether they are the values of a score; else of a field.</param>
internal sealed record BandedNumbers(string Name, Reach Reach, Steps? Steps, bool IsScore)
{
    /// <summary>The numbers that inferences make possible besides; null where they are the same. Nobody has to provide for them.</summary>
    public BandedNumbers? Possible { get; init; }

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
