using FsCheck;
using FsCheck.Fluent;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.RuleBooks.Comparing;

/// <summary>Laws of the difference of two rule books, over random ones.</summary>
public sealed class RuleBookChangeLawTests
{
    private static Gen<RuleBook> Books => Pick.OneOf<RuleBook>(() => RandomBooks.Books, () => RandomLifecycles.Books, () => RandomRouting.Routings.Select(static routing => RandomBooks.Empty() with { Routing = routing }));

    private static Gen<(RuleBook One, RuleBook Other)> Pairs => from one in Books from other in Books select (one, other);

    [Fact]
    public void A_rule_book_is_the_same_as_itself_and_as_what_is_read_of_what_it_writes() => Properties.ForAll(Books, static book =>
    {
        book.ChangesSince(book).ShouldBeEmpty();
        book.ChangesSince(RuleBook.Parse(book.ToJson())).ShouldBeEmpty();
    });

    [Fact]
    public void The_order_of_scores_and_segments_does_not_show() => Properties.ForAll(
        RandomBooks.Books,
        static book => (book with { Scores = [.. book.Scores.Reverse()], Segments = [.. book.Segments.Reverse()] }).ChangesSince(book).ShouldBeEmpty());

    [Fact]
    public void The_other_way_round_what_was_added_is_removed() => Properties.ForAll(Pairs, static pair =>
    {
        var there = pair.Other.ChangesSince(pair.One);
        var back = pair.One.ChangesSince(pair.Other);

        // Of two parts that changed places either may be said to have moved.
        Told(back).ShouldBe(Told([.. there.Select(Reversed)]));
        back.Count.ShouldBe(there.Count);
    });

    [Fact]
    public void What_is_different_is_said() => Properties.ForAll(Pairs, static pair =>
    {
        if (pair.One.ToJson() == pair.Other.ToJson())
            pair.Other.ChangesSince(pair.One).ShouldBeEmpty();
        else if (pair.Other.ChangesSince(pair.One).Count == 0)
            Sorted(pair.One).ShouldBe(Sorted(pair.Other));
    });

    private static IEnumerable<string> Told(IReadOnlyList<RuleBookChange> changes) =>
        changes.Where(static change => change.Kind != RuleBookChangeKind.Moved).Select(static change => change.ToString()).Order(StringComparer.Ordinal);

    /// <summary>All lines of a rule book, whatever their order.</summary>
    private static IEnumerable<string> Sorted(RuleBook book) => book.ToJson().Split('\n').Select(static line => line.Trim().TrimEnd(',')).Order(StringComparer.Ordinal);

    private static RuleBookChange Reversed(RuleBookChange change) => change with
    {
        Kind = change.Kind switch
        {
            RuleBookChangeKind.Added => RuleBookChangeKind.Removed,
            RuleBookChangeKind.Removed => RuleBookChangeKind.Added,
            var kind => kind,
        },
        Before = change.After,
        After = change.Before,
    };
}
