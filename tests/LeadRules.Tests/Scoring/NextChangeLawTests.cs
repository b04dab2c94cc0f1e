using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Scoring;

/// <summary>The next change by time alone, held against stepping through time.</summary>
public sealed class NextChangeLawTests
{
    [Fact]
    public void Nothing_changes_before_the_next_change_and_something_does_at_it() =>
        Properties.ForAll(
            ScoringCase.Any,
            one =>
            {
                var engine = one.Engine;
                var present = engine.Score(one.Lead, one.At).Values;
                var next = engine.NextChange(one.Lead, one.At);
                foreach (var instant in InstantsBefore(next.At, one))
                    engine.Score(one.Lead, instant).Values.Select(static score => score.Value).ShouldBe(present.Select(static score => score.Value), $"at {instant:O}, before {next}");
                if (next.Kind == NextChangeKind.Changes)
                    engine.Score(one.Lead, next.At!.Value).Values.Select(static score => score.Value).SequenceEqual(present.Select(static score => score.Value)).ShouldBeFalse($"at {next}");
            },
            ScoringCase.Smaller);

    /// <summary>Instants at which something is likely to happen: near activities, whole windows after them, and on a widening grid.</summary>
    private static IEnumerable<DateTimeOffset> InstantsBefore(DateTimeOffset? end, ScoringCase one)
    {
        var last = end?.AddTicks(-1) ?? DateTimeOffset.MaxValue;
        IEnumerable<long> edges = one.Lead.Activities.SelectMany(activity => Offsets.Select(offset => activity.At.UtcTicks + offset.Ticks));
        IEnumerable<long> grid = Offsets.Select(offset => one.At.UtcTicks + offset.Ticks);
        return edges.Concat(grid).SelectMany(static ticks => new[] { ticks - 1, ticks, ticks + 1 })
            .Where(ticks => ticks > one.At.UtcTicks && ticks <= last.UtcTicks)
            .Append(last.UtcTicks)
            .Where(ticks => ticks > one.At.UtcTicks)
            .Select(static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    private static readonly TimeSpan[] Offsets =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
        TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30), TimeSpan.FromDays(90), TimeSpan.FromDays(365), TimeSpan.FromDays(3650),
    ];
}
