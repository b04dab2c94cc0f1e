using System.Text;

namespace LeadRules;

/// <summary>What became of leads in a period: how many came into each stage, how many of those came on, where they pile up, and whether sales said something of all it was given. Immutable.</summary>
public sealed class LifecycleReport
{
    /// <summary>From how many leads on a rate by segment is told to be better than the others.</summary>
    private const int EnoughLeads = 20;

    private readonly List<LeadPath> _paths;

    private LifecycleReport(RuleBook book, List<LeadPath> paths, DateTimeOffset from, DateTimeOffset to)
    {
        _paths = paths;
        From = from;
        To = to;
        Stages = [.. book.Lifecycle.Stages.Select(stage => new StageCount(
            stage.Name,
            stage.Team,
            paths.Count(path => path.FirstIn(stage.Name) is { } first && first >= from && first < to),
            paths.Count(path => path.FirstIn(stage.Name) < to),
            paths.Count(path => path.StageAt(to) == stage.Name)))];
        var passed = paths.Where(path => path.PassedAt is { } at && at >= from && at < to).ToList();
        Passed = passed.Count;
        WithStatus = passed.Count(path => path.HasStatusBy(to));
        var open = Stages.Where(stage => book.Lifecycle.Stages.First(definition => definition.Name == stage.Name) is { IsFinal: false, Closes: false }).OrderByDescending(static stage => stage.Now).ToList();
        Bottleneck = open.Count > 1 && open[0].Now >= 2 * Math.Max(1, open[1].Now) ? open[0].Name : null;
    }

    /// <summary>The first instant of the period.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The end of the period, which does not belong to it.</summary>
    public DateTimeOffset To { get; }

    /// <summary>How many leads there are in all.</summary>
    public int Leads => _paths.Count;

    /// <summary>The stages in the order of the rule book.</summary>
    public IReadOnlyList<StageCount> Stages { get; }

    /// <summary>How many leads were given to a rep for the first time in the period.</summary>
    public int Passed { get; }

    /// <summary>Of how many of those sales has said something by the end: they have moved on from where they were handed over.</summary>
    public int WithStatus { get; }

    /// <summary>Which share of the leads passed has a status; null when none was passed. Below 1, sales owes an answer.</summary>
    public double? Coverage => Passed == 0 ? null : (double)WithStatus / Passed;

    /// <summary>The stage in which at least twice as many leads stand as in any other that is neither final nor closed; null when there is none.</summary>
    public string? Bottleneck { get; }

    /// <summary>Counts what became of leads.</summary>
    /// <param name="book">The rule book, for the order and the teams of the stages.</param>
    /// <param name="states">The states of the leads; read once.</param>
    /// <param name="from">The first instant of the period.</param>
    /// <param name="to">The end of the period, which does not belong to it.</param>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    public static LifecycleReport Of(RuleBook book, IEnumerable<LeadState> states, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(states);
        if (from >= to)
            throw new ArgumentException("The period ends before it begins.", nameof(to));
        return new LifecycleReport(book, [.. states.Select(state => new LeadPath(state, to))], from, to);
    }

    /// <summary>The count of a stage.</summary>
    /// <exception cref="KeyNotFoundException">There is no such stage; the message names those there are.</exception>
    public StageCount this[string stage] => Stages.FirstOrDefault(count => count.Name == stage)
        ?? throw new KeyNotFoundException($"The rule book has no stage '{stage}'. It has: {string.Join(", ", Stages.Select(static count => count.Name))}.");

    /// <summary>How many of the leads that first came into a stage in the period came into another afterwards, by the end of the period.</summary>
    /// <param name="stage">The stage whose entries are the cohort.</param>
    /// <param name="to">The stage that they may have come into.</param>
    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    public ConversionRate Rate(string stage, string to) => RateOf(_paths, stage, to);

    /// <summary>The same rate for the leads of each segment that they have been in by the end, the best first. One is told to be better than the others from 20 leads on, and from one and a half times their rate.</summary>
    /// <inheritdoc cref="Rate"/>
    public IReadOnlyList<SegmentRate> RateBySegment(string stage, string to)
    {
        List<SegmentRate> rates = [];
        foreach (var segment in _paths.SelectMany(path => path.Segments).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var own = RateOf(_paths.Where(path => path.Segments.Contains(segment)), stage, to);
            var others = RateOf(_paths.Where(path => !path.Segments.Contains(segment)), stage, to);
            rates.Add(new SegmentRate(segment, own, own.Cohort >= EnoughLeads && others.Cohort >= EnoughLeads && own.Share >= 1.5 * others.Share));
        }

        return [.. rates.OrderByDescending(static rate => rate.Rate.Share ?? -1)];
    }

    /// <summary>The report as a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"{"stage",-16} {"entered",8} {"reached",8} {"now",8}\n"));
        foreach (var stage in Stages)
            text.Append(FormattableString.Invariant($"{stage.Name,-16} {stage.Entered,8} {stage.Reached,8} {stage.Now,8}{(stage.Name == Bottleneck ? "  leads pile up here" : "")}\n"));
        text.Append(FormattableString.Invariant($"passed to sales {Passed}, with a status {WithStatus}"));
        return text.Append(Coverage is { } coverage ? FormattableString.Invariant($" ({coverage:P0})\n") : "\n").ToString();
    }

    private ConversionRate RateOf(IEnumerable<LeadPath> paths, string stage, string to)
    {
        _ = (this[stage], this[to]);
        var (cohort, converted) = (0, 0);
        foreach (var path in paths)
        {
            if (path.FirstIn(stage) is not { } first || first < From || first >= To)
                continue;
            cohort++;
            if (path.Entered(to, first, To))
                converted++;
        }

        return new ConversionRate(stage, to, cohort, converted);
    }

    /// <summary>The way of one lead through the stages.</summary>
    private sealed class LeadPath(LeadState state, DateTimeOffset end)
    {
        public DateTimeOffset? PassedAt { get; } = state.Of(LeadNoteKind.Assigned).FirstOrDefault()?.At;

        public DateTimeOffset? FirstIn(string stage) => state.Of(LeadNoteKind.StageEntered).FirstOrDefault(note => note.Name == stage)?.At;

        public string? StageAt(DateTimeOffset end) => state.Of(LeadNoteKind.StageEntered).LastOrDefault(note => note.At < end)?.Name;

        public bool Entered(string stage, DateTimeOffset after, DateTimeOffset end) => state.Of(LeadNoteKind.StageEntered).Any(note => note.Name == stage && note.At >= after && note.At < end);

        public bool HasStatusBy(DateTimeOffset end) => state.Of(LeadNoteKind.StageEntered).Any(note => note.At > PassedAt && note.At < end);

        public HashSet<string> Segments { get; } = [.. state.Of(LeadNoteKind.SegmentEntered).Where(note => note.At < end).Select(static note => note.Name)];
    }
}

/// <summary>How many leads came into a stage.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Team">Its team; or null.</param>
/// <param name="Entered">How many leads first came into it in the period.</param>
/// <param name="Reached">How many leads had ever come into it by the end of the period.</param>
/// <param name="Now">How many leads stand in it at the end of the period.</param>
public sealed record StageCount(string Name, string? Team, int Entered, int Reached, int Now);

/// <summary>How many leads came on.</summary>
/// <param name="From">The stage whose first entries in the period are the cohort.</param>
/// <param name="To">The stage that they came into afterwards.</param>
/// <param name="Cohort">How many leads are in the cohort.</param>
/// <param name="Converted">How many of them came on by the end of the period.</param>
public sealed record ConversionRate(string From, string To, int Cohort, int Converted)
{
    /// <summary>The share that came on, from 0 to 1; null for an empty cohort: no data.</summary>
    public double? Share => Cohort == 0 ? null : (double)Converted / Cohort;

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ConversionRate), (nameof(From), From), (nameof(To), To), (nameof(Cohort), Cohort), (nameof(Converted), Converted), (nameof(Share), Share));
}

/// <summary>How many leads of a segment came on.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Rate">The rate of its leads.</param>
/// <param name="IsBetter">Whether it is clearly better than that of the other leads.</param>
public sealed record SegmentRate(string Segment, ConversionRate Rate, bool IsBetter);
