using System.Text;

namespace LeadRules.Decisions.Deciding;

/// <summary>Which version of a rule book decides a lead.</summary>
internal static class Variants
{
    private const int Shares = 100;

    /// <summary>The engine, and the name of the challenger; null for the rule book itself. Whoever was decided keeps the version.</summary>
    public static (LeadEngine Engine, string? Name) Of(LeadEngine engine, LeadState state)
    {
        if (engine.Challengers.Count == 0)
            return (engine, null);
        var name = state.Until is null ? Chosen(engine, state.Lead) : state.Variant;
        foreach (var (challenger, challenging) in engine.Challengers)
        {
            if (challenger == name)
                return (challenging, name);
        }

        return (engine, null);
    }

    /// <summary>The challenger in whose share the hash of a lead falls; it is the same in every process and for every version of the rule book.</summary>
    private static string? Chosen(LeadEngine engine, string lead)
    {
        var place = (int)(Hash($"{engine.RuleBook.Name}\n{lead}") % Shares);
        foreach (var challenger in engine.RuleBook.Challengers)
        {
            place -= challenger.Share;
            if (place < 0)
                return challenger.Name;
        }

        return null;
    }

    /// <summary>FNV-1a over UTF-8, its bits mixed once more, since its low bits alone spread short ids badly.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ unit) * 1099511628211UL);
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xff51afd7ed558ccdUL);
        return hash ^ (hash >> 33);
    }
}
