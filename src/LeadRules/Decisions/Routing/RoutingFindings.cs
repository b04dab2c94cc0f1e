namespace LeadRules.Decisions.Routing;

/// <summary>What inferences found about routing a lead.</summary>
internal sealed class RoutingFindings(IReadOnlyList<Finding> findings)
{
    /// <summary>Why a route does not take the lead; null where it may.</summary>
    public Finding? AgainstRoute(string route) => First(FindingKind.RuledOutRoute, route);

    /// <summary>Why a rep must not receive the lead; null where the rep may.</summary>
    public Finding? AgainstRep(string rep) => First(FindingKind.RuledOutRep, rep);

    /// <summary>Why a rep should receive the lead; null where nothing says so.</summary>
    public Finding? ForRep(string rep) => First(FindingKind.PreferredRep, rep);

    /// <summary>The reps who must not receive the lead.</summary>
    public IEnumerable<string> RuledOutReps => findings.Where(static finding => finding.Kind == FindingKind.RuledOutRep).Select(static finding => finding.Name);

    private Finding? First(FindingKind kind, string name)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Kind == kind && string.Equals(findings[i].Name, name, StringComparison.Ordinal))
                return findings[i];
        }

        return null;
    }
}
