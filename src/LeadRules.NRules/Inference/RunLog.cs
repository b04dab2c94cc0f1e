using System.Collections;
using NRules;
using NRules.Diagnostics;
using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>What happens in one run of the rules: who yielded what, and what went wrong.</summary>
internal sealed class RunLog
{
    private const int MostShown = 3;

    private readonly Dictionary<object, (string Rule, IReadOnlyList<string> Because)> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _firings = new(StringComparer.Ordinal);
    private readonly List<Finding> _faults = [];
    private IMatch? _firing;

    /// <summary>What went wrong, each once.</summary>
    public IReadOnlyList<Finding> Faults => [.. _faults.Distinct()];

    /// <summary>The rule that fired last; null before any has.</summary>
    public string? LastRule { get; private set; }

    public string MostFired => _firings.OrderByDescending(static entry => entry.Value).ThenBy(static entry => entry.Key, StringComparer.Ordinal).First().Key;

    public int MostFirings => _firings.Values.Max();

    public void Listen(ISession session)
    {
        session.Events.RuleFiringEvent += (_, fired) =>
        {
            LastRule = fired.Rule.Name;
            _firing = fired.Match;
            _firings[fired.Rule.Name] = _firings.GetValueOrDefault(fired.Rule.Name) + 1;
        };
        session.Events.RuleFiredEvent += (_, _) => _firing = null;
        session.Events.FactInsertedEvent += (_, inserted) => Note(inserted.Fact);
        session.Events.FactUpdatedEvent += (_, updated) => Note(updated.Fact);
        session.Events.LhsExpressionFailedEvent += (_, failed) => Contain(failed, failed.Rules.Select(static rule => rule.Name), "A condition");
        session.Events.AgendaExpressionFailedEvent += (_, failed) => Contain(failed, [failed.Match.Rule.Name], "A filter");
        session.Events.RhsExpressionFailedEvent += (_, failed) => Contain(failed, [failed.Match.Rule.Name], "An action");
    }

    public Finding FindingOf(Infer yielded)
    {
        var (rule, because) = _sources.TryGetValue(yielded, out var source) ? source : ("the host", []);
        return yielded.By(rule, because);
    }

    /// <summary>Notes what went wrong in a rule.</summary>
    public void Fail(string rule, string problem) => _faults.Add(Finding.OfFault(problem, rule));

    private void Contain(IRecoverableError failed, IEnumerable<string> rules, string part)
    {
        failed.IsHandled = true;
        foreach (var rule in rules)
            Fail(rule, LeadRules.Faults.OfException(part, failed.Exception!));
    }

    private void Note(IFact fact)
    {
        if (fact.Value is null)
            return;
        if (fact.Source is ILinkedFactSource linked)
            _sources[fact.Value] = (linked.Rule.Name, Told(linked.Facts));
        else if (_firing is { } firing)
            _sources[fact.Value] = (firing.Rule.Name, Told(firing.Facts));
    }

    private List<string> Told(IEnumerable<IFact> facts) => [.. facts.Select(static fact => fact.Value).Where(static value => value is not (null or DecisionInstant or LeadState)).Select(value => Told(value!))];

#pragma warning disable CA1031 // A fact may throw when it is to show itself; that is no reason to lose what follows from it.
    private string Told(object fact)
    {
        try
        {
            return fact switch
            {
                Lead lead => $"lead {lead.Id}",
                string text => text,
                IEnumerable many => Told([.. many.Cast<object>()]),
                _ => _sources.TryGetValue(fact, out var source) ? $"{fact} (by '{source.Rule}')" : $"{fact}",
            };
        }
        catch (Exception)
        {
            return $"a {fact.GetType().Name} that cannot show itself";
        }
    }
#pragma warning restore CA1031

    /// <summary>The first few of many, and how many there are.</summary>
    private string Told(object[] many) => FormattableString.Invariant($"{many.Length} facts")
        + (many.Length == 0 ? "" : $" ({string.Join(", ", many.Take(MostShown).Select(Told))}{(many.Length > MostShown ? ", …" : "")})");
}
