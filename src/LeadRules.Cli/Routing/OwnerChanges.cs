using LeadRules.Routing;

namespace LeadRules.Cli.Routing;

/// <summary>Which leads two rule books give to different receivers.</summary>
/// <param name="Compared">How many leads both routed.</param>
/// <param name="Moves">From whom to whom how many go, the most first, with the first of them.</param>
internal sealed record OwnerChanges(int Compared, IReadOnlyList<OwnerMove> Moves)
{
    private const int Examples = 5;

    public int Changed => Moves.Sum(static move => move.Leads);

    public static OwnerChanges Between(SimulationResult one, SimulationResult other)
    {
        var receivers = other.Leads.ToDictionary(static lead => lead.Key, Receiver, StringComparer.Ordinal);
        var both = one.Leads.Where(lead => receivers.ContainsKey(lead.Key)).ToList();
        var moves = both.Select(lead => (lead.Lead, From: Receiver(lead), To: receivers[lead.Key]))
            .Where(static move => move.From != move.To)
            .GroupBy(static move => (move.From, move.To))
            .Select(static group => new OwnerMove(group.Key.From, group.Key.To, group.Count(), [.. group.Take(Examples).Select(static move => move.Lead)]))
            .OrderByDescending(static move => move.Leads).ThenBy(static move => move.From, StringComparer.Ordinal).ThenBy(static move => move.To, StringComparer.Ordinal);
        return new OwnerChanges(both.Count, [.. moves]);
    }

    private static string Receiver(RoutedLead lead) => lead.Rep ?? (lead.Queue is { } queue ? $"queue {queue}" : lead.Status == RoutedStatus.Held ? "(waits)" : "(nobody)");
}

/// <summary>So many leads go from one receiver to another.</summary>
internal sealed record OwnerMove(string From, string To, int Leads, IReadOnlyList<string> Examples);
