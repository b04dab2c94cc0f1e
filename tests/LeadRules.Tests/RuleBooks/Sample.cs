using LeadRules.Conditions;
using LeadRules.RuleBooks;

namespace LeadRules.Tests.RuleBooks;

/// <summary>Small rule books for tests of what compiling reports.</summary>
internal static class Sample
{
    /// <summary>A rule book with the fields and activities that the tests talk about, and nothing that is reported.</summary>
    public static RuleBook Book { get; } = new()
    {
        Name = "test",
        Fields = [new("plan", FieldType.Text), new("fleetSize", FieldType.Integer), new("renewal", FieldType.Date), new("isCustomer", FieldType.Boolean), new("idle", FieldType.Duration)],
        Activities = [new("form.submitted", [new("answer", FieldType.Text), new("users", FieldType.Number)])],
        Scores = [Score("fit", Rule("r", "employees > 50"))],
    };

    /// <summary>The rule book with another condition in its one rule.</summary>
    public static RuleBook When(string condition) => Book with { Scores = [Score("fit", Rule("r", condition))] };

    /// <summary>The rule book with another selector in its one rule.</summary>
    public static RuleBook Per(string selector) => Book with { Scores = [Score("fit", PerRule("r", selector, 5))] };

    /// <summary>The rule book with a formula instead of a rule.</summary>
    public static RuleBook FormulaOf(string formula) => Book with { Scores = [FormulaScore("fit", formula)] };

    public static ScoreDefinition FormulaScore(string name, string formula) => new() { Name = name, Formula = Formula.Parse(formula) };

    public static ScoreDefinition Score(string name, params RuleDefinition[] rules) => new() { Name = name, Rules = rules };

    public static RuleDefinition Rule(string id, string when, double points = 10) => new() { Id = id, Points = points, When = Condition.Parse(when) };

    public static RuleDefinition PerRule(string id, string per, double points) => new() { Id = id, Points = points, Per = ActivitySelector.Parse(per) };

    public static SegmentDefinition Segment(string name, string enter, string? leave = null) =>
        new() { Name = name, Enter = Condition.Parse(enter), Leave = leave is null ? null : Condition.Parse(leave) };

    public static ClassSetDefinition Classes(string name, params (string Name, string When)[] classes) =>
        new() { Name = name, Classes = [.. classes.Select(item => new ClassDefinition(item.Name, Condition.Parse(item.When)))] };

    /// <summary>Bands by the floors of all but the lowest number.</summary>
    public static BandSetDefinition Floors(string name, params (string Name, double Floor)[] floors) => new()
    {
        Name = name,
        Bands = [.. floors.Select((band, i) => new BandDefinition(band.Name, new NumberRange(band.Floor, true, i + 1 < floors.Length ? floors[i + 1].Floor : null, false)))],
    };

    /// <summary>Everything that compiling a rule book reports, as one text.</summary>
    public static string ProblemsOf(RuleBook book, LeadEngineOptions? options = null)
    {
        LeadEngine.TryCompile(book, options, out _, out var problems);
        return string.Join('\n', problems);
    }

    /// <summary>Everything that compiling a rule book reports about a condition.</summary>
    public static string ProblemsOf(string condition) => ProblemsOf(When(condition));
}
