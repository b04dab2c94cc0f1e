using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Sla;

/// <summary>What starts, stops or pauses a clock: activities, and for <c>lead.created</c> the lead's own instant of creation.</summary>
/// <param name="Set">The activities.</param>
/// <param name="NeedsScores">Whether its <c>where</c> asks for scores.</param>
internal sealed record CompiledAnchor(ActivitySet Set, bool NeedsScores)
{
    public bool IsCreation { get; } = Set is { Pattern: "lead.created", Where: null };
}

/// <summary>A condition, and whether it asks for scores.</summary>
internal sealed record CompiledQuestion(BoolNode Condition, bool NeedsScores);

/// <summary>A target, ready to be evaluated.</summary>
internal sealed class CompiledTarget
{
    public required SlaTargetDefinition Definition { get; init; }

    /// <summary>The calendar that the rule book names for it; null when it names none.</summary>
    public required BusinessCalendar? Calendar { get; init; }

    public required CompiledAnchor[] Start { get; init; }

    public required CompiledAnchor[] Stop { get; init; }

    public required CompiledAnchor[] Touches { get; init; }

    /// <summary>The conditions of the steps; null for steps without one.</summary>
    public required CompiledQuestion?[] Steps { get; init; }

    /// <summary>The conditions of the outcomes; null for those without one.</summary>
    public required CompiledQuestion?[] Then { get; init; }
}

/// <summary>One version of an agreement, ready to be evaluated.</summary>
internal sealed class CompiledVersion
{
    public required SlaPolicyDefinition Definition { get; init; }

    /// <summary>From when on clocks start under it, as UTC ticks.</summary>
    public required long From { get; init; }

    /// <summary>Up to when, not included.</summary>
    public required long To { get; init; }

    public required CompiledQuestion? When { get; init; }

    public required CompiledAnchor[] Until { get; init; }

    public required (CompiledAnchor From, CompiledAnchor To)[] Pauses { get; init; }

    public required CompiledTarget[] Targets { get; init; }
}

/// <summary>A target through the versions of its agreement, the earliest first.</summary>
/// <param name="Versions">The versions.</param>
/// <param name="Targets">The target in each version; null where the version does not have it.</param>
internal sealed record CompiledSeries(CompiledVersion[] Versions, CompiledTarget?[] Targets)
{
    /// <summary>The index of the version that is in force at an instant; -1 when none is.</summary>
    public int InForce(long at)
    {
        for (var i = 0; i < Versions.Length; i++)
        {
            if (Versions[i].From <= at && at < Versions[i].To)
                return i;
        }

        return -1;
    }
}
