using System.Reflection;
using NRules.Fluent;
using NRules.RuleModel;

namespace LeadRules;

/// <summary>What an inference by NRules rules is made of (<see cref="NRulesInference"/>). Immutable.</summary>
public sealed record NRulesSettings
{
    private readonly IReadOnlyList<Type> _rules = EquatableList<Type>.Empty;
    private readonly IReadOnlyList<IRuleDefinition> _definitions = EquatableList<IRuleDefinition>.Empty;
    private readonly IReadOnlyList<InferredField> _fields = EquatableList<InferredField>.Empty;
    private readonly IReadOnlyList<string> _scores = EquatableList<string>.Empty;
    private readonly int _maxFirings = 1_000;

    /// <summary>The rule classes: <c>NRules.Fluent.Dsl.Rule</c>.</summary>
    public IReadOnlyList<Type> Rules { get => _rules; init => _rules = EquatableList.Of(value); }

    /// <summary>Rules in the canonical model, made otherwise; reactions are those with the tag <c>reaction</c>.</summary>
    public IReadOnlyList<IRuleDefinition> Definitions { get => _definitions; init => _definitions = EquatableList.Of(value); }

    /// <summary>The fields that the rules may yield.</summary>
    public IReadOnlyList<InferredField> Fields { get => _fields; init => _fields = EquatableList.Of(value); }

    /// <summary>The scores to which the rules may add points.</summary>
    public IReadOnlyList<string> Scores { get => _scores; init => _scores = EquatableList.Of(value); }

    /// <summary>
    /// Facts besides the lead, its activities and the instant, such as the accounts that the host knows; null for none. Must be pure, fast and thread-safe: asked at
    /// each instant that a decision looks at.
    /// </summary>
    public Func<Lead, DateTimeOffset, IEnumerable<object>>? Facts { get; init; }

    /// <summary>
    /// Where rules and their <c>Dependency()</c> find services; null for nowhere. <see cref="TimeProvider"/> is always the instant of the decision.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>How often rules may fire, besides once for each rule and fact, before they are taken to go on for ever; then what they found does not count. At least 1; 1,000 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxFirings
    {
        get => _maxFirings;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxFirings = value;
        }
    }

    /// <summary>The public rule classes of an assembly, in the order of their full names.</summary>
    public static IReadOnlyList<Type> RulesIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return EquatableList.Of([.. assembly.GetExportedTypes().Where(RuleTypeScanner.IsRuleType).OrderBy(static type => type.FullName, StringComparer.Ordinal)]);
    }

    /// <summary>What it is made of, in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rules.Count + Definitions.Count} NRules rules");
}
