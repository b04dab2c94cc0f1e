using LeadRules.Routing;

namespace LeadRules;

/// <summary>A routing decision and why: which routes did not take the lead, where it lies, who was considered and why each was passed over. The decision is always the one that would be made. Immutable.</summary>
public sealed class RoutingExplanation
{
    internal RoutingExplanation(RoutingDecision decision, IReadOnlyList<RouteTrace> passedRoutes, TerritoryTrace? territory, IReadOnlyList<string> notes, IReadOnlyList<AttemptExplanation> attempts)
    {
        Decision = decision;
        PassedRoutes = passedRoutes;
        Territory = territory;
        Notes = notes;
        Attempts = attempts;
    }

    /// <summary>The decision.</summary>
    public RoutingDecision Decision { get; }

    /// <summary>The routes before the one that counts, and why each did not take the lead.</summary>
    public IReadOnlyList<RouteTrace> PassedRoutes { get; }

    /// <summary>Where the lead lies; null where no route asks for territories.</summary>
    public TerritoryTrace? Territory { get; }

    /// <summary>What else was found on the way, such as that nobody owns the lead yet.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Where the lead might have gone, in order; the last is where it went.</summary>
    public IReadOnlyList<AttemptExplanation> Attempts { get; }

    /// <summary>The explanation as a text for people.</summary>
    public override string ToString() => string.Concat(Lines().Select(static line => line + "\n"));

    private IEnumerable<string> Lines()
    {
        yield return Decision.ToString();
        foreach (var route in PassedRoutes)
            yield return $"  {route}";
        foreach (var line in Territory?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            yield return $"  {line}";
        foreach (var note in Notes)
            yield return $"  {note}";
        foreach (var line in Attempts.SelectMany(static attempt => attempt.ToString().Split('\n')))
            yield return $"  {line}";
    }
}
