using FsCheck;
using FsCheck.Fluent;
using LeadRules.Conditions;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.Generators;

/// <summary>Rule books without errors: scores with every setting, bands, grids, classes and segments that refer to one another without a cycle.</summary>
internal static class RandomBooks
{
    private static readonly string[] Zones = ["UTC", "Europe/Madrid", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe"];

    private static readonly double[] Points = [1, 2, 5, 15, -5, 0.5, 2.25, 33.3, -0.1, 100];

    public static Gen<RuleBook> Books =>
        from zone in Pick.From(Zones)
        from steps in Gen.Choose(1, 6)
        from book in Steps(new Draft(Empty(zone), Vocabulary.Default), steps)
        from scores in Gen.Shuffle(book.Scores.ToArray())
        from segments in Gen.Shuffle(book.Segments.ToArray())
        select book with { Scores = scores, Segments = segments };

    /// <summary>A rule book with the declarations of the vocabulary and nothing else.</summary>
    public static RuleBook Empty(string zone = "UTC") => new()
    {
        Name = "random",
        TimeZone = zone,
        Fields = Vocabulary.Default.Fields,
        Lists = Vocabulary.Default.Lists,
        Activities = Vocabulary.Default.Activities,
    };

    /// <summary>Rule books that are simpler: without a score that nobody names, without a rule, with a simpler condition.</summary>
    public static IEnumerable<RuleBook> Smaller(RuleBook book)
    {
        foreach (var score in book.Scores.Where(score => book.Scores.Count > 1 && !IsNamed(book, score.Name)))
            yield return book with { Scores = Without(book.Scores, score) };
        foreach (var bands in book.Bands.Where(bands => book.Grids.Count == 0 && !Mentions(book, "band", bands.Name)))
            yield return book with { Bands = Without(book.Bands, bands) };
        foreach (var grid in book.Grids.Where(grid => !Mentions(book, "grid", grid.Name)))
            yield return book with { Grids = Without(book.Grids, grid) };
        foreach (var classes in book.Classes.Where(classes => !Mentions(book, "class", classes.Name)))
            yield return book with { Classes = Without(book.Classes, classes) };
        foreach (var segment in book.Segments.Where(segment => !Mentions(book, "segment", segment.Name)))
            yield return book with { Segments = Without(book.Segments, segment) };
        foreach (var score in book.Scores)
        {
            foreach (var smaller in Smaller(score))
                yield return book with { Scores = [.. book.Scores.Select(other => other == score ? smaller : other)] };
        }
    }

    public static string Describe(RuleBook book)
    {
        var lines = new List<string> { $"zone {book.TimeZone}" };
        foreach (var score in book.Scores)
        {
            lines.Add($"score {score.Name}: formula {score.Formula}, min {score.Min}, max {score.Max}, decimals {score.Decimals}, {Describe(score.Decay)}, groups {string.Join("; ", score.Groups)}");
            lines.AddRange(score.Rules.Select(static rule =>
                $"    {rule.Id}: points {rule.Points}, when [{rule.When}], per [{rule.Per}], limit {rule.Limit}, distinct {rule.Distinct}, within {rule.Within}, {Describe(rule.Decay)}, min {rule.Min}, max {rule.Max}, group {rule.Group}"));
        }

        lines.AddRange(book.Bands.Select(static bands => $"bands {bands.Name} of {bands.Of}: {string.Join("; ", bands.Bands)}"));
        lines.AddRange(book.Grids.Select(static grid => grid.ToString()));
        lines.AddRange(book.Segments.Select(static segment => $"segment {segment.Name}: {segment.Enter}"));
        lines.AddRange(book.Classes.SelectMany(static classes => classes.Classes.Select(one => $"class {classes.Name}: {one.Name} when {one.When}")));
        return string.Join('\n', lines);
    }

    private static string Describe(Decay? decay) => decay is null ? "" : $"decay {decay.Kind} {decay.Length} {string.Join("; ", decay.Steps)}";

    private static bool IsNamed(RuleBook book, string score) =>
        Mentions(book, "score", score) || book.Bands.Any(bands => bands.Name == score || bands.Of == score);

    private static bool Mentions(RuleBook book, string kind, string name) =>
        Describe(book).Contains($"{kind}.{name}", StringComparison.Ordinal);

    private static List<T> Without<T>(IReadOnlyList<T> items, T item) where T : class => [.. items.Where(other => !ReferenceEquals(other, item))];

    private static IEnumerable<ScoreDefinition> Smaller(ScoreDefinition score)
    {
        foreach (var rule in score.Rules)
        {
            if (score.Rules.Count > 1)
                yield return score with { Rules = Without(score.Rules, rule) };
            foreach (var smaller in Smaller(rule))
                yield return score with { Rules = [.. score.Rules.Select(other => other == rule ? smaller : other)] };
        }
    }

    private static IEnumerable<RuleDefinition> Smaller(RuleDefinition rule)
    {
        if (rule.When is { } when)
        {
            foreach (var smaller in RandomConditions.Smaller(when.Root))
                yield return rule with { When = new Condition(smaller) };
            yield break;
        }

        foreach (var smaller in RandomConditions.SmallerSelectors(rule.Per!.Root))
            yield return rule with { Per = new ActivitySelector(smaller) };
        if (rule.Limit is not null)
            yield return rule with { Limit = null };
        if (rule.Distinct is not null)
            yield return rule with { Distinct = null };
        if (rule.Within is not null)
            yield return rule with { Within = null };
        if (rule.Decay is not null)
            yield return rule with { Decay = null };
        if (rule.Min is not null || rule.Max is not null)
            yield return rule with { Min = null, Max = null };
    }

    private static Gen<RuleBook> Steps(Draft draft, int left) =>
        left == 0 ? Gen.Constant(draft.Book) : Step(draft, left).SelectMany(next => Steps(next, left - 1));

    private static Gen<Draft> Step(Draft draft, int number)
    {
        var grid = draft.Book.Bands.Count > 1 && draft.Book.Grids.Count == 0;
        return Pick.Weighted(
            (6, () => RuleScore(draft, $"score{number}")),
            (2, () => FormulaScore(draft, $"formula-{number}")),
            (draft.Book.Scores.Count > 0 ? 1 : 0, () => FieldBands(draft, $"size{number}")),
            (grid ? 3 : 0, () => Grid(draft, $"grid{number}")),
            (draft.Book.Scores.Count > 0 ? 2 : 0, () => Segment(draft, $"segment-{number}")),
            (draft.Book.Scores.Count > 0 ? 2 : 0, () => Classes(draft, $"class{number}")));
    }

    private static Gen<Draft> RuleScore(Draft draft, string name) =>
        from groups in Groups
        from rules in Pick.Many(1, 5, Rule(draft.Vocabulary, groups))
        from score in Clamped(new ScoreDefinition { Name = name })
        from decay in Pick.Weighted((1, () => Gen.Constant(Decay.None)), (2, () => Decays))
        from next in WithBands(draft, score with { Decay = decay, Groups = groups, Rules = WithIds(rules) })
        select next;

    private static Gen<Draft> FormulaScore(Draft draft, string name) =>
        from formula in new RandomConditions(draft.Vocabulary).Number(3)
        from score in Clamped(new ScoreDefinition { Name = name, Formula = new Formula(formula) })
        from next in WithBands(draft, score)
        select next;

    private static Gen<ScoreDefinition> Clamped(ScoreDefinition score) =>
        from min in Pick.Maybe(30, Pick.Of(-10.0, 0, 1.5))
        from max in Pick.Maybe(30, Pick.Of(10.0, 50, 100.25))
        from decimals in Pick.Of(0, 0, 0, 1, 3)
        select score with { Min = min, Max = max, Decimals = decimals };

    private static Gen<Draft> WithBands(Draft draft, ScoreDefinition score)
    {
        var next = draft with
        {
            Book = draft.Book with { Scores = [.. draft.Book.Scores, score] },
            Vocabulary = draft.Vocabulary with { Scores = draft.Vocabulary.Scores.Add(score.Name) },
        };
        return Pick.Weighted(
            (1, () => Gen.Constant(next)),
            (1, () => Bands.Select(bands => next.With(new BandSetDefinition { Name = score.Name, Bands = bands }))));
    }

    private static Gen<Draft> FieldBands(Draft draft, string name) =>
        from of in Pick.From(["employees", "fleetSize", "annualRevenue", .. draft.Vocabulary.Scores])
        from bands in Bands
        select draft.With(new BandSetDefinition { Name = name, Of = of, Bands = bands });

    /// <summary>Bands in ascending order that do not overlap; some with a hole between them, some open at an end.</summary>
    private static Gen<BandDefinition[]> Bands =>
        from cuts in Gen.SubListOf<double>([0, 1, 2.5, 10, 11, 30, 50, 60]).Where(static cuts => cuts.Count > 1)
        from openBelow in Pick.Of(true, false)
        from openAbove in Pick.Of(true, false)
        from holes in Gen.ArrayOf(Gen.Choose(0, 3), cuts.Count)
        select Enumerable.Range(0, cuts.Count)
            .Where(index => index == 0 || holes[index] > 0)
            .Select(index => new BandDefinition(
                "ABCDEFGH"[index].ToString(),
                new NumberRange(
                    index == 0 && openBelow ? null : cuts[index], index != 0 || !openBelow,
                    index == cuts.Count - 1 ? openAbove ? null : 1000 : cuts[index + 1], index == cuts.Count - 1 && !openAbove)))
            .ToArray();

    private static Gen<Draft> Grid(Draft draft, string name) =>
        from rows in Pick.From(draft.Book.Bands)
        from columns in Pick.From(draft.Book.Bands)
        from separator in Pick.Of("", "-")
        select draft.With(new GridDefinition { Name = name, Rows = rows.Name, Columns = columns.Name, Separator = separator });

    private static Gen<Draft> Segment(Draft draft, string name) =>
        from condition in new RandomConditions(draft.Vocabulary).Condition(2)
        select draft.With(new SegmentDefinition { Name = name, Enter = new Condition(condition) });

    private static Gen<Draft> Classes(Draft draft, string name) =>
        from conditions in Pick.Many(1, 3, new RandomConditions(draft.Vocabulary).Condition(1))
        from rest in Pick.Of(true, false)
        select draft.With(new ClassSetDefinition
        {
            Name = name,
            Classes = [.. (rest ? conditions.Append(new BooleanLiteral(true)) : conditions).Select(static (node, index) => new ClassDefinition("abcd"[index].ToString(), new Condition(node)))],
        });

    private static Gen<GroupDefinition[]> Groups =>
        from names in Gen.SubListOf("email", "Site", "ad-hoc")
        from groups in Gen.CollectToArray(names, static name =>
            from min in Pick.Maybe(30, Pick.Of(-3.0, 0, 2))
            from max in Pick.Maybe(70, Pick.Of(4.0, 25))
            select new GroupDefinition(name, min, max))
        select groups;

    private static RuleDefinition[] WithIds(RuleDefinition[] rules)
    {
        string[] ids = ["zeta", "Beta", "alpha", "rule-10", "rule-9"];
        return [.. rules.Select((rule, index) => rule with { Id = ids[index] })];
    }

    private static Gen<RuleDefinition> Rule(Vocabulary vocabulary, GroupDefinition[] groups) =>
        from points in Pick.From(Points)
        from rule in Pick.Weighted((2, () => When(vocabulary, points)), (3, () => Per(vocabulary, points)))
        from grouped in Pick.Of(true, false)
        from place in Gen.Choose(0, Math.Max(0, groups.Length - 1))
        select rule with { Group = grouped && groups.Length > 0 ? groups[place].Name : null };

    private static Gen<RuleDefinition> When(Vocabulary vocabulary, double points) =>
        new RandomConditions(vocabulary).Condition(3).Select(node => new RuleDefinition { Id = "", Points = points, When = new Condition(node) });

    private static Gen<RuleDefinition> Per(Vocabulary vocabulary, double points) =>
        from selector in new RandomConditions(vocabulary).Selector(2)
        from limit in Pick.Maybe(40, Gen.Choose(1, 3))
        from distinct in Pick.MaybeNull(40, Pick.From(["subject", "type", "value", .. vocabulary.PropertiesOf(selector.Pattern).Select(static property => property.Name)]))
        from within in Pick.Maybe(30, Pick.From(Vocabulary.Windows))
        from decay in Pick.MaybeNull(50, Pick.Weighted((1, () => Gen.Constant(Decay.None)), (3, () => Decays)))
        from min in Pick.Maybe(20, Pick.Of(-7.5, 0, 2))
        from max in Pick.Maybe(20, Pick.Of(2.5, 8))
        select new RuleDefinition
        {
            Id = "",
            Points = points,
            Per = new ActivitySelector(selector),
            Limit = limit,
            Distinct = distinct,
            Within = selector.Within is null ? within : null,
            Decay = decay,
            Min = min,
            Max = max,
        };

    private static Gen<Decay> Decays => Pick.OneOf(
        () => Pick.From(Vocabulary.Windows).Select(Decay.HalfLife),
        () => Pick.From(Vocabulary.Windows).Select(Decay.Over),
        () => Pick.Of(
            Decay.InSteps(new DecayStep(TimeSpan.FromDays(30), 0.5), new DecayStep(TimeSpan.FromDays(90), 0)),
            Decay.InSteps(new DecayStep(TimeSpan.FromDays(1), 0.75), new DecayStep(TimeSpan.FromDays(7), 0.25), new DecayStep(TimeSpan.FromDays(30), 0.25))));

    /// <summary>A rule book in the making, and what its next part may refer to.</summary>
    private sealed record Draft(RuleBook Book, Vocabulary Vocabulary)
    {
        public Draft With(BandSetDefinition bands) =>
            Naming(Book with { Bands = [.. Book.Bands, bands] }, NameKind.Band, bands.Name, [.. bands.Bands.Select(static band => band.Name)]);

        public Draft With(GridDefinition grid) => Naming(
            Book with { Grids = [.. Book.Grids, grid] },
            NameKind.Grid,
            grid.Name,
            [.. from row in BandsOf(grid.Rows) from column in BandsOf(grid.Columns) select row.Name + grid.Separator + column.Name]);

        public Draft With(ClassSetDefinition classes) =>
            Naming(Book with { Classes = [.. Book.Classes, classes] }, NameKind.Class, classes.Name, [.. classes.Classes.Select(static one => one.Name)]);

        public Draft With(SegmentDefinition segment) => new(
            Book with { Segments = [.. Book.Segments, segment] },
            Vocabulary with { Segments = Vocabulary.Segments.Add(segment.Name) });

        private IReadOnlyList<BandDefinition> BandsOf(string name) => Book.Bands.First(bands => bands.Name == name).Bands;

        private Draft Naming(RuleBook book, NameKind kind, string name, string[] values) =>
            new(book, Vocabulary with { Names = Vocabulary.Names.Add((new QualifiedName(kind, name), values)) });
    }
}
