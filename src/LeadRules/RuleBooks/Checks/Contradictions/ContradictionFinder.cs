using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Checks.Contradictions;

/// <summary>
/// Takes a condition to be true and looks whether that leaves every operand a value. What it reports can never be true; what
/// it does not report may be.
/// </summary>
/// <remarks>
/// The parts of an <c>and</c> hold together: each narrows what is left of its operand. Of an <c>or</c> one branch must hold,
/// so each is tried on its own against the rest, and undone again. Every node is visited once.
/// </remarks>
internal sealed class ContradictionFinder(TestReader reader, OperandFacts facts)
{
    private readonly Dictionary<Node, OperandState> _states = [];
    private readonly Stack<(Node Operand, OperandState? Before)> _trail = [];
    private readonly List<Conflict> _deadParts = [];

    /// <summary>Why the condition can never be true, or null; then the parts that cannot.</summary>
    public (Conflict? Whole, IReadOnlyList<Conflict> Parts) Find(Node condition)
    {
        _states.Clear();
        _trail.Clear();
        _deadParts.Clear();
        var whole = Explore(condition, holds: true);
        return (whole, whole is null && _deadParts.Count > 0 ? [.. _deadParts] : []);
    }

    private Conflict? Explore(Node node, bool holds)
    {
        var (mark, dead) = (_trail.Count, _deadParts.Count);
        List<Choice>? choices = null;
        var conflict = Assume(node, holds, ref choices);
        for (var i = 0; i < choices?.Count; i++)
            conflict ??= Explore(choices[i]);
        Undo(mark);
        if (conflict is not null)
            _deadParts.RemoveRange(dead, _deadParts.Count - dead);
        return conflict;
    }

    private Conflict? Explore(Choice choice)
    {
        var possible = false;
        var dead = new List<Conflict>();
        foreach (var branch in choice.Branches)
        {
            if (Explore(branch, choice.Hold) is { } conflict)
                dead.Add(conflict with { Part = branch });
            else
                possible = true;
        }

        if (!possible)
            return dead is [var only] ? only : Conflict.NoBranch(choice.Source);
        if (choice.Source is Or)
            _deadParts.AddRange(dead);
        return null;
    }

    /// <summary>Takes a node to be true (or, under a <c>not</c>, false); what leaves a choice is put aside.</summary>
    private Conflict? Assume(Node node, bool holds, ref List<Choice>? choices)
    {
        switch (node)
        {
            case Not not:
                return Assume(not.Operand, !holds, ref choices);
            case BooleanLiteral literal:
                return literal.Value == holds ? null : Conflict.False(literal);
            case And every when holds:
                return AssumeAll(every.Operands.Span, holds, ref choices);
            case Or some when !holds:
                return AssumeAll(some.Operands.Span, holds, ref choices);
            case And every:
                (choices ??= []).Add(new Choice(node, every.Operands, holds));
                return null;
            case Or some:
                (choices ??= []).Add(new Choice(node, some.Operands, holds));
                return null;
            case Between between when holds:
                return AssumeAll([AtLeast(between), AtMost(between)], holds, ref choices);
            case Between between:
                (choices ??= []).Add(new Choice(node, [AtLeast(between), AtMost(between)], holds));
                return null;
            default:
                return reader.Read(node, holds) is { } read ? Assume(read.Operand, read.Test) : null;
        }
    }

    private Conflict? AssumeAll(ReadOnlySpan<Node> nodes, bool holds, ref List<Choice>? choices)
    {
        foreach (var node in nodes)
        {
            if (Assume(node, holds, ref choices) is { } conflict)
                return conflict;
        }

        return null;
    }

    private Conflict? Assume(Node operand, Test test)
    {
        var before = _states.GetValueOrDefault(operand);
        var state = before ?? facts.StateOf(operand);
        if (state.With(test) is not { } after)
            return Explain(operand, state, test);
        _trail.Push((operand, before));
        _states[operand] = after;
        return null;
    }

    /// <summary>Finds the fewest tests that show the conflict: the new one alone, it and one other, or all.</summary>
    private Conflict Explain(Node operand, OperandState state, Test test)
    {
        var fresh = facts.StateOf(operand);
        if (fresh.With(test) is null)
            return test.Mend is null ? Conflict.Single(test, facts.ReasonFor(operand)) : Conflict.EmptyText(test);
        var earlier = state.Tests.Where(static one => one.Source is not null).Reverse().ToList();
        foreach (var other in earlier)
        {
            if (fresh.With(other)?.With(test) is null)
                return Conflict.Pair(other, test);
        }

        return Conflict.Several([.. earlier, test], operand);
    }

    private void Undo(int mark)
    {
        while (_trail.Count > mark)
        {
            var (operand, before) = _trail.Pop();
            if (before is null)
                _states.Remove(operand);
            else
                _states[operand] = before;
        }
    }

    private static Comparison AtLeast(Between between) =>
        new(between.Operand, ComparisonOperator.GreaterOrEqual, between.Low) { Span = between.Span };

    private static Comparison AtMost(Between between) =>
        new(between.Operand, ComparisonOperator.LessOrEqual, between.High) { Span = between.Span };

    /// <summary>Branches of which one must hold.</summary>
    private sealed record Choice(Node Source, IReadOnlyList<Node> Branches, bool Hold);
}
