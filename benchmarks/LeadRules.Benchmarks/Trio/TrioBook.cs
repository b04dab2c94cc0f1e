namespace LeadRules.Benchmarks.Trio;

/// <summary>The rule book of the trio: 30 rules, 18 <c>per</c> and 12 <c>when</c>, in three scores, and a formula over them.</summary>
public static class TrioBook
{
    /// <summary>The order in which the scores come.</summary>
    public static IReadOnlyList<string> ScoreNames { get; } = ["engagement", "fit", "urgency", "priority"];

    public static string Json
    {
        get
        {
            using var reader = new StreamReader(typeof(TrioBook).Assembly.GetManifestResourceStream("trio.json")!);
            return reader.ReadToEnd();
        }
    }
}
