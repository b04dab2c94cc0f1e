using System.Diagnostics.CodeAnalysis;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks;

/// <summary>Destinations as rule books write them: <c>rep ana</c>, <c>queue late leads</c>, <c>territory</c>.</summary>
internal static class DestinationText
{
    private static readonly DestinationKind[] Kinds = Enum.GetValues<DestinationKind>();

    /// <summary>Where a lead comes to rest whatever it is like: what territories may name.</summary>
    public static IReadOnlyList<DestinationKind> Receivers { get; } = EquatableList.Of(Array.FindAll(Kinds, Destination.TakesName));

    /// <summary>Receivers, or nobody on purpose: what may stand where no other way follows.</summary>
    public static IReadOnlyList<DestinationKind> Ends { get; } = EquatableList.Of<DestinationKind>([.. Receivers, DestinationKind.Nobody]);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<DestinationKind> All { get; } = EquatableList.Of(Kinds);

    /// <summary>Reads a destination; false when the text is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Destination? destination)
    {
        destination = null;
        var words = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var kind in Kinds)
        {
            if (words.Length > 0 && string.Equals(words[0], Destination.WordOf(kind), StringComparison.Ordinal) && Destination.TakesName(kind) == (words.Length == 2))
                destination = words.Length == 1 ? new Destination(kind) : CanBeName(kind, words[1]) ? new Destination(kind, words[1]) : null;
        }

        return destination is not null;
    }

    /// <summary>A destination of a kind, to show how it is written.</summary>
    public static string Example(DestinationKind kind) => Destination.WordOf(kind) + kind switch
    {
        DestinationKind.Rep or DestinationKind.Dispatcher => " ana",
        DestinationKind.Pool => " smb",
        DestinationKind.Queue => " triage",
        _ => "",
    };

    /// <summary>Reps and pools are ids; a queue has any name that the host knows.</summary>
    private static bool CanBeName(DestinationKind kind, string name) => kind == DestinationKind.Queue ? !name.Any(char.IsControl) : Words.IsId(name);
}
