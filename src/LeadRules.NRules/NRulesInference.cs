using LeadRules.NRules.Inference;

namespace LeadRules;

/// <summary>
/// An inference by NRules rules: ordinary rule classes over the lead, its activities, the <see cref="DecisionInstant"/> and facts of the host's, which yield
/// facts of their own to each other and <see cref="Infer"/> to the rule book.
/// </summary>
/// <remarks>
/// Each evaluation has a session of its own, so nothing is left over from one lead to the next. A rule in which something throws does not fire at all for that lead at that
/// instant; rules that never come to rest find nothing; both are told as faults. A fact is itself, however alike two are, unless it is an <c>IIdentityProvider</c>.
/// </remarks>
public sealed class NRulesInference : LeadInference
{
    private readonly NRulesSettings _settings;
    private readonly RuleRun _derivations;
    private readonly RuleRun? _reactions;
    private readonly HashSet<string> _derived;

    /// <summary>Reads and compiles the rules.</summary>
    /// <param name="settings">What it is made of.</param>
    /// <param name="cancellationToken">Gives up; NRules itself is never cancelled, since it would leave rules out in silence.</param>
    /// <exception cref="PlugInException">Some rules cannot be used; the message tells all that is wrong.</exception>
    public NRulesInference(NRulesSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        _settings = settings;
        var rules = RuleReader.Read(settings);
        _derivations = RuleRun.Of(settings, [.. rules.Where(static rule => !rule.IsReaction).Select(static rule => rule.Definition)]);
        _reactions = rules.Any(static rule => rule.IsReaction) ? RuleRun.Of(settings, [.. rules.Select(static rule => rule.Definition)]) : null;
        _derived = rules.Where(static rule => !rule.IsReaction).Select(static rule => rule.Definition.Name).ToHashSet(StringComparer.Ordinal);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<InferredField> Fields => _settings.Fields;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Scores => _settings.Scores;

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return _derivations.Find(lead, at, []);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> React(DecidedFacts decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (_reactions is null)
            return [];
        List<object> facts = [decided.State];
        for (var i = 0; i < decided.Scores.Names.Count; i++)
        {
            var score = decided.Scores.Values[i];
            facts.Add(new LeadScore(decided.Scores.Names[i], score.IsKnown ? score.Value : null, score.Band));
        }

        facts.AddRange(decided.Segments.Select(static segment => new LeadSegment(segment)));
        facts.AddRange(decided.Classes.Where(static entry => entry.Value is not null).Select(static entry => new LeadClass(entry.Key, entry.Value!)));

        // What derivations find, and what goes wrong in them, was told before.
        return [.. _reactions.Find(decided.Lead, decided.At, facts).Where(finding => !_derived.Contains(finding.Rule))];
    }
}
