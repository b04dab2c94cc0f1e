using System.Buffers;
using System.Text;
using LeadRules.Decisions.Json;

namespace LeadRules.Cli.Deciding;

/// <summary>A decision in one line, for people or as JSON.</summary>
internal static class DecisionLine
{
    public static void WriteJson(IBufferWriter<byte> output, LeadDecision decision)
    {
        DecisionJson.WriteLine(output, decision);
        output.Write("\n"u8);
    }

    /// <summary>Writes the line for people; what is not there is left out.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="whatIsNew">Whether to say what was noted and is to be done; else only how much is to be done.</param>
    public static void WriteText(IBufferWriter<byte> output, LeadDecision decision, bool whatIsNew)
    {
        var parts = Parts(decision).Concat(whatIsNew ? News(decision) : Count(decision)).Where(static part => part.Length > 0);
        Encoding.UTF8.GetBytes(Words.Printable($"{decision.Given.Id}: {string.Join("; ", parts)}") + "\n", output);
    }

    private static IEnumerable<string> Parts(LeadDecision decision)
    {
        yield return decision.Variant is { } variant ? $"by challenger {variant}" : "";
        yield return decision.Stage is { } stage ? $"stage {stage}" : "";
        yield return string.Join(", ", decision.Scores.Names.Zip(decision.Scores.Values, static (name, score) => $"{name} {score}"));
        yield return List("segments", decision.Segments);
        yield return List("classes", decision.Classes.Where(static entry => entry.Value is not null).Select(static entry => $"{entry.Key} {entry.Value}"));
        yield return decision.State.Owner is { } owner ? $"owner {owner}" : "";
        yield return List("due", DecisionWords.Due(decision));
        yield return decision.Routing.IsDue ? "to be routed" : List("kept back:", decision.Routing.Obstacles);
    }

    private static IEnumerable<string> News(LeadDecision decision) =>
        [List("new", decision.Notes.Select(DecisionWords.Of)), List("to do", decision.Intents.Select(DecisionWords.Of))];

    private static IEnumerable<string> Count(LeadDecision decision) => [decision.Intents.Count == 0 ? "" : Words.Count(decision.Intents.Count, "intent")];

    private static string List(string title, IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? $"{title} {list}" : "";
}
