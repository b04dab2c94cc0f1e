using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Territories;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Sizes of companies that the territories of one place leave out, such as exactly 10 between <c>&lt; 10</c> and <c>between 11 and 50</c>.</summary>
internal static class TerritorySizes
{
    private static readonly BandedNumbers Employees = new("employees", FormulaReach.OfField("employees"), Steps.Whole, IsScore: false);

    public static void Check(CheckScope scope, IReadOnlyList<TerritoryNode> territories)
    {
        // Where no territory has sizes there is nothing to cut; most large rule books are such places.
        var cut = territories.Where(static territory => territory.Definition.Employees is not null).Select(static territory => (territory.Upper, territory.Depth)).ToHashSet();
        foreach (var place in territories.Where(territory => !territory.HasOwnDates && cut.Contains((territory.Upper, territory.Depth))).GroupBy(TerritoryReach.PlaceOf))
            Check(scope, [.. place]);
    }

    private static void Check(CheckScope scope, List<TerritoryNode> place)
    {
        // One alone may be a size of its own; one without sizes takes all that the others leave.
        if (place.Count < 2 || place.Exists(static territory => territory.Definition.Employees is null))
            return;
        var holes = BandCoverage.Holes(Joined(place.Select(static territory => territory.Definition.Employees!.Value)), Employees).Select(static hole => Phrases.Numbers(hole, inSteps: true)).ToList();
        if (holes.Count > 0)
            scope.Report(Problems.EmployeesUncovered(RoutingPaths.Territory(place[0].Id), [.. place.Select(static territory => territory.Id)], holes, Taker(place[0])?.Id));
    }

    /// <summary>The territory above that takes what is left; null when it may not.</summary>
    private static TerritoryNode? Taker(TerritoryNode territory) => territory.Own.HasPlace || territory.Own.HasAccounts || territory.Own.Industries.Length > 0 || territory.Definition.When is not null ? null : territory.Upper;

    /// <summary>The ranges in ascending order, those that lie over each other made one.</summary>
    private static List<NumberRange> Joined(IEnumerable<NumberRange> ranges)
    {
        var joined = new List<NumberRange>();
        foreach (var range in ranges.OrderBy(static range => range.From ?? double.NegativeInfinity).ThenByDescending(static range => range.FromIncluded))
        {
            if (joined is not [.., var last] || IsBehind(range, last))
                joined.Add(range);
            else if (last.To is { } to && (range.To is null || range.To > to || (range.To == to && range.ToIncluded)))
                joined[^1] = last with { To = range.To, ToIncluded = range.ToIncluded };
        }

        return joined;
    }

    /// <summary>Whether a range begins after another ends, be it by the one number that neither includes.</summary>
    private static bool IsBehind(NumberRange range, NumberRange before) => before.To is { } end && range.From is { } from && (from > end || (from == end && !range.FromIncluded && !before.ToIncluded));
}
