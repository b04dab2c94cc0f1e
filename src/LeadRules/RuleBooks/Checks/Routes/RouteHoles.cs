using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Checks.Contradictions;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks.Routes;

/// <summary>
/// What is left between routes that differ only in ranges of one number, or in the names of one band set. What lies before
/// the first range or after the last goes to the fallback on purpose, and so may what two routes say nothing of; a gap
/// between two ranges is most likely a slip.
/// </summary>
internal sealed class RouteHoles(CheckScope scope, Implication implication)
{
    private readonly RoutingDefinition _routing = scope.Book.Routing;
    private readonly RouteShelf _shelf = new();

    public void Check()
    {
        // A route with an error may be just the one that fills a hole.
        if (!scope.IsSound(RoutingPaths.Routes))
            return;
        var cuts = new List<RouteCut>();
        for (var i = 0; i < _routing.Routes.Count; i++)
        {
            var when = _routing.Routes[i].When?.Root ?? new BooleanLiteral(true);
            _shelf.Add(i, when);
            cuts.AddRange(RouteCut.Of(i, when));
        }

        foreach (var alike in cuts.GroupBy(static cut => (cut.Operand, cut.Rest)).Where(static group => group.Skip(1).Any()))
        {
            if (alike.Key.Operand is QualifiedName { Kind: NameKind.Band } band)
                CheckBands(band, [.. alike]);
            else if (NumbersOf(alike.Key.Operand) is { } numbers)
                CheckNumbers(numbers, [.. alike]);
        }
    }

    private void CheckNumbers(BandedNumbers numbers, RouteCut[] cuts)
    {
        var ranges = cuts.SelectMany(static cut => cut.Ranges).OrderBy(static range => range.From ?? double.NegativeInfinity).ThenBy(static range => !range.FromIncluded);
        var holes = BandCoverage.Between(ranges, numbers).Where(hole => !IsTaken(cuts[0], TestsOf(cuts[0].Operand, hole))).Select(hole => Phrases.Numbers(hole, numbers.Steps is not null)).ToList();
        if (holes.Count > 0)
            scope.Report(Problems.RouteHole(RoutingPaths.When(RoutingPaths.Route(cuts[0].Route)), cuts[0].Operand.ToString(), holes, Where(cuts[0]), _routing.Fallback));
    }

    private void CheckBands(QualifiedName band, RouteCut[] cuts)
    {
        if (!scope.Names.Bands.TryGetValue(band.Name, out var set))
            return;
        var named = cuts.SelectMany(static cut => cut.Texts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = set.Bands.Select(static one => one.Name)
            .Where(name => !named.Contains(name) && !IsTaken(cuts[0], [new Comparison(band, ComparisonOperator.Equal, new TextLiteral(name))])).ToList();
        if (left.Count > 0)
            scope.Report(Problems.BandWithoutRoute(RoutingPaths.When(RoutingPaths.Route(cuts[0].Route)), band.ToString(), left, Where(cuts[0]), _routing.Fallback));
    }

    /// <summary>Whether some route takes every lead of a hole. A route that may pass leads on was meant for them as well.</summary>
    private bool IsTaken(RouteCut cut, IEnumerable<Node> tests)
    {
        var hole = new And([.. cut.Rest, .. tests, new BooleanLiteral(true)]);
        return !implication.CanBeTrue(hole) || _shelf.Near(hole).Any(route => implication.Holds(hole, _routing.Routes[route].When?.Root ?? new BooleanLiteral(true)));
    }

    private BandedNumbers? NumbersOf(Node operand) => operand switch
    {
        QualifiedName { Kind: NameKind.Score } score => BandCoverage.NumbersOfScore(scope, score.Name),
        NameNode field => BandCoverage.NumbersOfField(scope, field.Name),
        _ => null,
    };

    private static IEnumerable<Node> TestsOf(Node operand, NumberRange range)
    {
        if (range.From is { } from)
            yield return new Comparison(operand, range.FromIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, new NumberLiteral(from));
        if (range.To is { } to)
            yield return new Comparison(operand, range.ToIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, new NumberLiteral(to));
    }

    private static string Where(RouteCut cut) => cut.Rest.Count == 0 ? "" : $" for which {Phrases.ListOf([.. cut.Rest.Select(static test => $"'{test}'")])}";
}
