using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads destinations, and what happens when nobody there can receive.</summary>
/// <param name="reading">The reading.</param>
/// <param name="reps">The ids of the reps, to say what was meant.</param>
/// <param name="pools">The ids of the pools.</param>
internal sealed class DestinationReader(Reading reading, IReadOnlyList<string> reps, IReadOnlyList<string> pools)
{
    private static readonly NobodyPolicy[] Policies = [NobodyPolicy.Hold, NobodyPolicy.NextRoute, NobodyPolicy.IgnoreCapacity, NobodyPolicy.IgnoreHours];

    /// <summary>A destination of any kind.</summary>
    public Destination? Any(JsonItem item) => Of(item, DestinationText.All, "");

    /// <summary>A destination that names who receives.</summary>
    public Destination? Receiver(JsonItem item) => Of(item, DestinationText.Receivers, "the receiver of a territory");

    /// <summary>A destination after which no other way follows.</summary>
    public Destination? End(JsonItem item) => Of(item, DestinationText.Ends, "the fallback");

    /// <summary>What happens when nobody can receive, one thing or several; null when nothing is written.</summary>
    public IReadOnlyList<NobodyPolicy>? WhenNobody(JsonItem item)
    {
        if (!item.Exists)
            return null;
        if (item.IsArray && item.Count == 0)
            reading.Report(item, Problems.NothingInside(reading.Path(item), "Nothing says what happens when nobody can receive.", "\"hold\""));
        return reading.OneOrMore(item, "a list such as [\"ignore hours\", \"hold\"]", Policy);
    }

    private NobodyPolicy? Policy(JsonItem item)
    {
        if (reading.Word(item, "what happens when nobody can receive, such as \"hold\"") is not { } text)
            return null;
        if (Array.Find(Policies, policy => string.Equals(policy.ToString(), text, StringComparison.Ordinal)) is { } known)
            return known;
        if (DestinationText.TryParse(text, out var to))
            return Allowed(item, to, DestinationText.Ends, "what happens when nobody can receive") is null ? null : NobodyPolicy.Divert(to);
        reading.Report(item, Problems.NoPolicy(reading.Path(item), text, Meant(text, DestinationText.Ends, Policies.Select(static policy => policy.ToString())), [.. Policies.Select(static policy => policy.ToString()), .. Examples(DestinationText.Ends)]));
        return null;
    }

    private Destination? Of(JsonItem item, IReadOnlyList<DestinationKind> allowed, string asWhat)
    {
        if (reading.Word(item, $"a destination such as \"{DestinationText.Example(DestinationKind.Pool)}\"") is not { } text)
            return null;
        if (DestinationText.TryParse(text, out var destination))
            return Allowed(item, destination, allowed, asWhat);
        reading.Report(item, Problems.NoDestination(reading.Path(item), text, Meant(text, allowed, []), [.. Examples(allowed)]));
        return null;
    }

    private Destination? Allowed(JsonItem item, Destination destination, IReadOnlyList<DestinationKind> allowed, string asWhat)
    {
        if (allowed.Contains(destination.Kind))
            return destination;
        reading.Report(item, Problems.DestinationNotHere(reading.Path(item), destination, asWhat, [.. Examples(allowed)]));
        return null;
    }

    /// <summary>The text that was most likely meant: by the name alone, by the kind alone, or the nearest in spelling.</summary>
    private string? Meant(string text, IReadOnlyList<DestinationKind> allowed, IEnumerable<string> others)
    {
        if (reading.IsFull)
            return null;
        List<string> possible = [.. pools.Select(static pool => Destination.Pool(pool).ToString()), .. reps.Select(static rep => Destination.Rep(rep).ToString()), .. reps.Select(static rep => Destination.Dispatcher(rep).ToString())];
        var written = text.Trim();
        return possible.Find(known => known.EndsWith(" " + written, StringComparison.OrdinalIgnoreCase))
            ?? possible.Find(known => known.StartsWith(written + " ", StringComparison.OrdinalIgnoreCase))
            ?? Nearest.Of(written, [.. possible, .. allowed.Where(static kind => !Destination.TakesName(kind)).Select(Destination.WordOf), .. others]);
    }

    private static IEnumerable<string> Examples(IReadOnlyList<DestinationKind> kinds) => kinds.Select(DestinationText.Example);
}
