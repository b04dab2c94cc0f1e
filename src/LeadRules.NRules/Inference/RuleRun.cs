using NRules;
using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>A set of compiled rules, run to a fixed point on one lead at a time.</summary>
internal sealed class RuleRun
{
    private readonly NRulesSettings _settings;
    private readonly ISessionFactory _factory;

    /// <summary>NRules keeps what its flattening aggregates have learned where all sessions write to it without a lock, so such rules run one at a time; null where there are none.</summary>
    private readonly Lock? _oneAtATime;

    private readonly Lock _creating = new();

    private RuleRun(NRulesSettings settings, ISessionFactory factory, bool flattens)
    {
        _settings = settings;
        _factory = factory;
        _oneAtATime = flattens ? new Lock() : null;
    }

    /// <exception cref="PlugInException">NRules cannot compile the rules.</exception>
    public static RuleRun Of(NRulesSettings settings, IReadOnlyList<IRuleDefinition> rules)
    {
        var compiler = new RuleCompiler();
        compiler.FactIdentityComparerRegistry.DefaultFactIdentityComparer = new FactIdentity();
        try
        {
            // Without a token: one that is cancelled would leave rules out in silence.
            return new RuleRun(settings, compiler.Compile(rules), rules.Any(FlattenFinder.Flattens));
        }
        catch (RuleCompilationException problem)
        {
            throw new PlugInException($"The NRules rules cannot be used. {Faults.OfException($"The rule '{problem.RuleName}'", problem.InnerException ?? problem)}.", problem);
        }
    }

#pragma warning disable CA1031 // Rules may throw anything; the decision stands without them.
    public IReadOnlyList<Finding> Find(Lead lead, DateTimeOffset at, IReadOnlyList<object> moreFacts)
    {
        RunLog log = new();
        try
        {
            if (_oneAtATime is null)
                return Find(lead, at, moreFacts, log);
            lock (_oneAtATime)
                return Find(lead, at, moreFacts, log);
        }
        catch (Exception problem)
        {
            return [.. log.Faults, Finding.OfFault(Faults.OfException("it", problem.InnerException ?? problem), log.LastRule ?? "NRules")];
        }
    }
#pragma warning restore CA1031

    private IReadOnlyList<Finding> Find(Lead lead, DateTimeOffset at, IReadOnlyList<object> moreFacts, RunLog log)
    {
        ISession session;
        lock (_creating)
            session = _factory.CreateSession(log.Listen);
        session.DependencyResolver = new Services(_settings.Services, at);
        session.InsertAll(FactsOf(lead, at).Concat(moreFacts));
        session.Fire(_settings.MaxFirings);
        if (!session.Agenda.IsEmpty)
        {
            return [.. log.Faults, Finding.OfFault(
                FormattableString.Invariant($"the rules fired {_settings.MaxFirings} times and had not come to rest; what they found does not count. '{log.MostFired}' fired most often, {log.MostFirings} times"), log.MostFired)];
        }

        return [.. log.Faults, .. session.Query<Infer>().ToList().Select(log.FindingOf).OrderBy(static finding => finding.Rule, StringComparer.Ordinal).ThenBy(static finding => finding.ToString(), StringComparer.Ordinal)];
    }

    private IEnumerable<object> FactsOf(Lead lead, DateTimeOffset at)
    {
        var seen = lead.Activities.Where(activity => activity.At <= at).ToList();
        yield return seen.Count == lead.Activities.Count ? lead : lead with { Activities = ActivityHistory.Of(seen) };
        yield return new DecisionInstant(at);
        foreach (var activity in seen.Distinct<object>(ReferenceEqualityComparer.Instance))
            yield return activity;
        foreach (var fact in _settings.Facts?.Invoke(lead, at) ?? [])
            yield return fact;
    }
}
