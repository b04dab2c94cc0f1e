using System.Collections;
using NRules;
using NRules.Diagnostics;
using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>What happens in one run of the rules: who yielded what, and what went wrong.</summary>
internal sealed class RunLog
{
    private readonly Dictionary<object, (string Rule, IReadOnlyList<string> Because)> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _firings = new(StringComparer.Ordinal);
    private readonly List<Finding> _faults = [];
    private IMatch? _firing;

    /// <summary>What went wrong, each once.</summary>
    public IReadOnlyList<Finding> Faults => [.. _faults.Distinct()];

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

    private void Contain(IRecoverableError failed, IEnumerable<string> rules, string part)
    {
        failed.IsHandled = true;
        foreach (var rule in rules)
            _faults.Add(Finding.OfFault(LeadRules.Faults.OfException(part, failed.Exception!), rule));
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

    private string Told(object fact) => fact switch
    {
        Lead lead => $"lead {lead.Id}",
        string text => text,
        IEnumerable many => FormattableString.Invariant($"{many.Cast<object>().Count()} facts"),
        _ => _sources.TryGetValue(fact, out var source) ? $"{fact} (by '{source.Rule}')" : $"{fact}",
    };
}
