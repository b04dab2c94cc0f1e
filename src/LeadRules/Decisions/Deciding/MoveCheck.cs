using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.Lifecycle;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Decisions.Deciding;

/// <summary>Whether a lead may be moved, and why not.</summary>
internal static class MoveCheck
{
    private const string Disposition = "disposition.given";

    /// <summary>What somebody says in order to move a lead; other activities only happen.</summary>
    private static readonly string[] Orders = [Disposition, "lead.accepted", "lead.rejected", "lead.reopened"];

    /// <summary>Why a transition does not move a lead by an activity that it names; empty when it does.</summary>
    public static IReadOnlyList<string> WhyNot(StepNotes step, CompiledTransition transition, Activity activity, Lead lead, ref Evaluation evaluation)
    {
        if (transition.When is { } when && when.Eval(ref evaluation) != Ternary.True)
            return [$"'{transition.Definition.Id}' asks for more: {ConditionExplanation.Of(when, ref evaluation)}."];
        var missing = Missing(transition.Needs, ref evaluation);
        if (activity.Type != Disposition || activity.Subject is not { } disposition || !step.Engine.Guards(disposition))
            return missing;
        return [.. missing, .. step.Engine.EvaluateSlas(lead with { Activities = lead.Activities.Without(activity) }, activity.At, step.OwnerCalendar).CheckDisposition(disposition).Reasons];
    }

    /// <summary>What is not known that must be; empty when all is.</summary>
    public static IReadOnlyList<string> Missing(CompiledNeed[] needs, ref Evaluation evaluation)
    {
        List<string>? missing = null;
        foreach (var need in needs)
        {
            if (need.Is.Eval(ref evaluation) != Ternary.True)
                (missing ??= []).Add($"Not known: {need.Definition.Name} ({ConditionExplanation.Of(need.Is, ref evaluation)}).");
        }

        return missing ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The transition that came nearest to moving the lead, and the reasons; none for an activity that only happened.</summary>
    public static (string? By, IReadOnlyList<string> Reasons) Refusal(StepNotes step, string stage, CompiledTransition[] transitions, Activity activity, Lead lead, ref Evaluation evaluation)
    {
        var isOrder = Orders.Contains(activity.Type, StringComparer.Ordinal);
        foreach (var transition in transitions)
        {
            if (!transition.IsMovedBy(activity, ref evaluation))
                continue;
            var reasons = WhyNot(step, transition, activity, lead, ref evaluation);
            if (reasons.Count > 0 && (isOrder || transition.Needs.Length > 0))
                return (transition.Definition.Id, reasons);
        }

        return isOrder && step.Engine.Lifecycle.Transitions.Any(transition => transition.On.Any(set => set.Covers(activity))) ? (null, [NotFromHere(step.Engine, stage, activity, ref evaluation)]) : (null, []);
    }

    private static string NotFromHere(LeadEngine engine, string stage, Activity activity, ref Evaluation evaluation)
    {
        List<string> from = [];
        foreach (var transition in engine.Lifecycle.Transitions)
        {
            if (transition.IsMovedBy(activity, ref evaluation))
                from.AddRange(engine.RuleBook.Lifecycle.Stages.Where(transition.IsFrom).Select(static other => other.Name));
        }

        var what = CauseText.Of(activity);
        if (from.Count > 0)
            return $"{what} moves no lead from stage '{stage}', only from {string.Join(", ", from.Distinct(StringComparer.Ordinal).Where(other => other != stage).Select(static name => $"'{name}'"))}.";
        var known = engine.Lifecycle.Transitions.SelectMany(transition => transition.On).Where(set => set.Covers(activity)).SelectMany(SubjectsOf).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var nearest = activity.Subject is null || known.Contains(activity.Subject, StringComparer.OrdinalIgnoreCase) ? null : Nearest.Of(activity.Subject, known);
        return $"{what} moves no lead: no transition names it.{(nearest is not null ? $" Did you mean '{nearest}'?" : known.Count > 0 ? $" Known are {string.Join(", ", known.Select(static name => $"'{name}'"))}." : "")}";
    }

    /// <summary>The subjects that a selector names.</summary>
    public static IEnumerable<string> SubjectsOf(ActivitySet set)
    {
        if (set.Where is null)
            return [];
        List<Node> nodes = [];
        Tree.Collect(set.Where.Syntax, nodes);
        return nodes.SelectMany(static node => node switch
        {
            Comparison { Left: NameNode { Name: "subject" }, Operator: ComparisonOperator.Equal, Right: TextLiteral text } => [text.Value],
            InItems { Operand: NameNode { Name: "subject" } } list => list.Items.OfType<TextLiteral>().Select(static item => item.Value),
            _ => (IEnumerable<string>)[],
        });
    }
}
