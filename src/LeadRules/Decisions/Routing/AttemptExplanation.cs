using LeadRules.Decisions.Routing;
using LeadRules.Routing;

namespace LeadRules;

/// <summary>One place where a lead might have gone, and who was considered there. Immutable.</summary>
public sealed class AttemptExplanation
{
    internal AttemptExplanation(Attempt attempt, IReadOnlyList<CandidateExplanation> candidates, string? strategy)
    {
        Route = attempt.Route?.Id;
        To = attempt.To;
        Territory = attempt.Territory;
        Candidates = candidates;
        Strategy = strategy;
        IgnoresHours = attempt is { IgnoreHours: true };
        IgnoresCapacity = attempt is { IgnoreCapacity: true };
        Holds = attempt.Kind == AttemptKind.Hold;
    }

    /// <summary>The id of the route; null for the fallback.</summary>
    public string? Route { get; }

    /// <summary>The destination.</summary>
    public Destination To { get; }

    /// <summary>The territory that named it; or null.</summary>
    public string? Territory { get; }

    /// <summary>The strategy of the pool; null where no pool chooses.</summary>
    public string? Strategy { get; }

    /// <summary>Whether working hours did not count.</summary>
    public bool IgnoresHours { get; }

    /// <summary>Whether capacity, quotas and caps did not count.</summary>
    public bool IgnoresCapacity { get; }

    /// <summary>Whether the lead waits here.</summary>
    public bool Holds { get; }

    /// <summary>Everybody who was considered, in the order of their ids; empty where there is no choice.</summary>
    public IReadOnlyList<CandidateExplanation> Candidates { get; }

    /// <summary>Of the others who shared the turn, who has most credit now; null when there are none.</summary>
    public string? RunnerUp => Candidates.Any(static candidate => candidate.IsChosen)
        ? Candidates.Where(static candidate => !candidate.IsChosen && candidate.PassedOver == PassedOver.None).OrderByDescending(static candidate => candidate.CreditAfter).ThenBy(static candidate => candidate.Rep, StringComparer.Ordinal).FirstOrDefault()?.Rep
        : null;

    /// <summary>The attempt as lines for people.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        var by = Route is null ? "the fallback" : $"route {Route}";
        var territory = Territory is null ? "" : $" (territory {Territory})";
        var ignoring = (IgnoresHours, IgnoresCapacity) switch
        {
            (true, true) => ", ignoring hours and capacity",
            (true, false) => ", ignoring hours",
            (false, true) => ", ignoring capacity",
            _ => "",
        };
        yield return Holds ? $"{by}{territory}: the lead waits" : $"{by}{territory} to {To}{(Strategy is null ? "" : $" by {Strategy}")}{ignoring}";
        foreach (var candidate in Candidates.OrderByDescending(static candidate => candidate.IsChosen).ThenBy(static candidate => candidate.PassedOver))
            yield return $"  {candidate}";
        if (RunnerUp is { } next)
            yield return $"  most credit of the others: {next}";
    }
}
