using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>What rules can match about a lead at an instant: the lead, its activities, the instant, and what the host adds.</summary>
internal sealed class RuleFacts
{
    private const string Host = "the host";

    private readonly List<object> _all = [];
    private readonly List<Finding> _faults = [];

    public RuleFacts(NRulesSettings settings, Lead lead, DateTimeOffset at, IReadOnlyList<object> decided)
    {
        var seen = lead.Activities.Where(activity => activity.At <= at).ToList();
        _all.Add(seen.Count == lead.Activities.Count ? lead : lead with { Activities = ActivityHistory.Of(seen) });
        _all.Add(new DecisionInstant(at));
        HashSet<Activity> known = new(ReferenceEqualityComparer.Instance);

        // A fact counts once, so a history that holds one activity twice needs another for the second.
        _all.AddRange(seen.Select(activity => known.Add(activity) ? activity : new Activity(activity.Type, activity.Ticks, activity.Subject, activity.Number, activity.Id, activity.PropertyArray)));
        _all.AddRange(decided);
        if (settings.Facts is { } more)
            AddAll(more, lead, at);
    }

    public IReadOnlyList<object> All => _all;

    /// <summary>What was wrong with what the host adds.</summary>
    public IReadOnlyList<Finding> Faults => _faults;

#pragma warning disable CA1031 // The host may throw anything; the rules go on with what there is.
    private void AddAll(Func<Lead, DateTimeOffset, IEnumerable<object>> more, Lead lead, DateTimeOffset at)
    {
        try
        {
            HashSet<object> identities = new(new FactIdentity());
            foreach (var fact in more(lead, at))
            {
                if (fact is null)
                    Fail("one of the facts is null");
                else if (identities.Add(fact))
                    _all.Add(fact);
                else
                    Fail($"a {(fact is IIdentityProvider ? $"{fact.GetType().Name} of the same identity" : fact.GetType().Name)} is there twice; the first counts");
            }
        }
        catch (Exception problem)
        {
            Fail(LeadRules.Faults.OfException("making the facts", problem));
        }
    }
#pragma warning restore CA1031

    private void Fail(string problem) => _faults.Add(Finding.OfFault(problem, Host));
}
