using System.Collections.Frozen;
using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Lifecycle;

/// <summary>What a rule book says of the lives of leads, ready to be followed.</summary>
internal sealed class CompiledLifecycle
{
    private readonly FrozenDictionary<string, CompiledTransition[]> _from;
    private readonly CompiledTransition[] _fromAll;

    public CompiledLifecycle(LifecycleDefinition definition, CompiledTransition[] transitions)
    {
        Definition = definition;
        Transitions = transitions;
        Stages = definition.Stages.ToFrozenDictionary(static stage => stage.Name, StringComparer.Ordinal);
        _fromAll = [.. transitions.Where(static transition => transition.Definition.From.Count == 0)];
        _from = definition.Stages.ToFrozenDictionary(static stage => stage.Name, stage => transitions.Where(transition => transition.IsFrom(stage)).ToArray(), StringComparer.Ordinal);
    }

    public LifecycleDefinition Definition { get; }

    public FrozenDictionary<string, StageDefinition> Stages { get; }

    public CompiledTransition[] Transitions { get; }

    public required CompiledTrigger[] Triggers { get; init; }

    public required CompiledCampaign[] Campaigns { get; init; }

    public required CompiledSegment[] Segments { get; init; }

    public required CompiledClasses[] Classes { get; init; }

    public required CompiledNeed[] HandOffNeeds { get; init; }

    public required CompiledContent[] HandOffContents { get; init; }

    /// <summary>Which activities show content that a lead looked at.</summary>
    public required ActivitySet[] Viewed { get; init; }

    /// <summary>Which activities show mails that a lead received.</summary>
    public required ActivitySet[] Received { get; init; }

    /// <summary>The stage in which leads begin; null where there are none.</summary>
    public string? Start => Definition.Start;

    /// <summary>The transitions that lead from a stage, in the order of the rule book; from one that it does not know any more, those that lead from all.</summary>
    public CompiledTransition[] From(string stage) => _from.TryGetValue(stage, out var transitions) ? transitions : _fromAll;
}

/// <summary>A segment, ready to be asked.</summary>
internal sealed record CompiledSegment(SegmentDefinition Definition, BoolNode Holds);

/// <summary>A set of classes, ready to be chosen from.</summary>
internal sealed record CompiledClasses(ClassSetDefinition Definition, int Place, BoolNode[] Conditions)
{
    /// <summary>The class into which an inference votes the lead, else the first whose condition is true; null when none is.</summary>
    public string? NameFor(ref Evaluation evaluation)
    {
        if (evaluation.Inferred?.Class(Place) is { } voted and not Findings.None)
            return Definition.Classes[voted].Name;
        for (var i = 0; i < Conditions.Length; i++)
        {
            if (Conditions[i].Eval(ref evaluation) == Ternary.True)
                return Definition.Classes[i].Name;
        }

        return null;
    }
}
