using NRules;
using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>A set of compiled rules, run to a fixed point on one lead at a time.</summary>
internal sealed class RuleRun
{
    private readonly NRulesSettings _settings;
    private readonly ISessionFactory _factory;
    private readonly int _ruleCount;

    /// <summary>NRules keeps what its flattening aggregates have learned where all sessions write to it without a lock, so such rules run one at a time; null where there are none.</summary>
    private readonly Lock? _oneAtATime;

    private readonly Lock _creating = new();

    private RuleRun(NRulesSettings settings, ISessionFactory factory, IReadOnlyList<IRuleDefinition> rules)
    {
        _settings = settings;
        _factory = factory;
        _ruleCount = rules.Count;
        _oneAtATime = rules.Any(FlattenFinder.Flattens) ? new Lock() : null;
    }

    /// <exception cref="PlugInException">NRules cannot compile the rules.</exception>
    public static RuleRun Of(NRulesSettings settings, IReadOnlyList<IRuleDefinition> rules)
    {
        var compiler = new RuleCompiler();
        compiler.FactIdentityComparerRegistry.DefaultFactIdentityComparer = new FactIdentity();
        try
        {
            // Without a token: one that is cancelled would leave rules out in silence.
            return new RuleRun(settings, compiler.Compile(rules), rules);
        }
        catch (RuleCompilationException problem)
        {
            throw new PlugInException($"The NRules rules cannot be used. {Faults.OfException($"The rule '{problem.RuleName}'", problem.InnerException ?? problem)}.", problem);
        }
    }

    public IReadOnlyList<Finding> Find(Lead lead, DateTimeOffset at, IReadOnlyList<object> moreFacts)
    {
        if (_oneAtATime is null)
            return FindSound(lead, at, moreFacts);
        lock (_oneAtATime)
            return FindSound(lead, at, moreFacts);
    }

    /// <summary>Runs the rules, and again without those in which something went wrong: what they yielded before, or what a failed condition made them match, is not to count, nor what followed from it.</summary>
    private IReadOnlyList<Finding> FindSound(Lead lead, DateTimeOffset at, IReadOnlyList<object> moreFacts)
    {
        RuleFacts facts = new(_settings, lead, at, moreFacts);
        List<Finding> faults = [.. facts.Faults];
        HashSet<string> unsound = new(StringComparer.Ordinal);
        while (true)
        {
            RunLog log = new();
            var findings = FindOnce(facts.All, at, unsound, log);
            faults.AddRange(log.Faults.Except(faults));
            var known = unsound.Count;
            unsound.UnionWith(log.Faults.Select(static fault => fault.Rule));
            if (unsound.Count == known)
                return [.. faults, .. findings];
        }
    }

#pragma warning disable CA1031 // Rules may throw anything; the decision stands without them.
    private IReadOnlyList<Finding> FindOnce(IReadOnlyList<object> facts, DateTimeOffset at, HashSet<string> unsound, RunLog log)
    {
        try
        {
            ISession session;
            lock (_creating)
                session = _factory.CreateSession(log.Listen);
            session.DependencyResolver = new Services(_settings.Services, at);
            if (unsound.Count > 0)
                session.Agenda.AddFilter(new SoundRules(unsound));
            session.InsertAll(facts);
            var limit = _settings.MaxFirings + (_ruleCount * facts.Count);
            if (session.Fire(limit) == limit && !session.Agenda.IsEmpty)
            {
                log.Fail(log.MostFired, FormattableString.Invariant($"the rules fired {limit} times and had not come to rest; what they found does not count. '{log.MostFired}' fired most often, {log.MostFirings} times"));
                return [];
            }

            return [.. session.Query<Infer>().ToList().Select(log.FindingOf).OrderBy(static finding => finding.Rule, StringComparer.Ordinal).ThenBy(static finding => finding.ToString(), StringComparer.Ordinal)];
        }
        catch (Exception problem)
        {
            log.Fail(log.LastRule ?? "NRules", Faults.OfException("it", problem.InnerException ?? problem));
            return [];
        }
    }
#pragma warning restore CA1031
}
