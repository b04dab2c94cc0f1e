using LeadRules.Conditions.Compiled;

namespace LeadRules.RuleBooks.Binding;

/// <summary>A condition whose answer is remembered in a slot of the evaluation.</summary>
/// <param name="Kind">Whose condition it is.</param>
/// <param name="Name">The segment, the set of classes, the route, or the agreement.</param>
/// <param name="Part">The class, or the version of the agreement; null for others.</param>
/// <param name="Condition">The condition, without its slot.</param>
/// <param name="Slot">The slot.</param>
internal sealed record Question(QuestionKind Kind, string Name, string? Part, BoolNode Condition, int Slot);

/// <summary>Whose condition a question is.</summary>
internal enum QuestionKind
{
    /// <summary>Whether a lead belongs to a segment, with its memory and pins.</summary>
    Segment,

    /// <summary>Whether a class of a set matches.</summary>
    Class,

    /// <summary>Whether a route takes a lead, whether or not it is in force.</summary>
    Route,

    /// <summary>Whether a version of an agreement applies.</summary>
    Sla,
}
