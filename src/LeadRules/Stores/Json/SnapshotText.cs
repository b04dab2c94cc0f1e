using System.Text.Json;

namespace LeadRules.Stores.Json;

/// <summary>Reads the text of a file of a store: first whether it is JSON at all, then what it holds.</summary>
internal static class SnapshotText
{
    /// <summary>What the text holds; null when it has problems, or is no JSON.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="problems">What is wrong with what it holds.</param>
    /// <param name="read">Reads what it holds, and tells what is wrong.</param>
    /// <param name="fault">Why it is no JSON; null when it is.</param>
    public static T? Read<T>(ReadOnlyMemory<byte> utf8Json, SnapshotProblems problems, Func<JsonElement, SnapshotPlace, T> read, out FormatException? fault)
        where T : class
    {
        fault = null;
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            var whole = read(document.RootElement, new SnapshotPlace(problems));
            return problems.Count == 0 ? whole : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The latter is a text with half a character in it, which shows only when it is read.
            fault = new FormatException($"The text is no JSON: {broken.Message}", broken);
            return null;
        }
    }
}
