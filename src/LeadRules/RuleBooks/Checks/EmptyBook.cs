using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>A rule book that decides nothing.</summary>
internal static class EmptyBook
{
    public static void Check(CheckScope scope)
    {
        if (scope.IsWhole && scope.Book is { Scores.Count: 0, Bands.Count: 0, Segments.Count: 0, Classes.Count: 0, Calendars.Count: 0, Slas.Count: 0, Triggers.Count: 0, Campaigns.Count: 0 } && scope.Book.Routing.Equals(RoutingDefinition.None) && scope.Book.Lifecycle.Stages.Count == 0)
            scope.Report(Problems.EmptyBook(BookPath.Root));
    }
}
