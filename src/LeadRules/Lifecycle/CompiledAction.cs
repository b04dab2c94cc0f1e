using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;

namespace LeadRules.Lifecycle;

/// <summary>Something the host is told to do, ready to be asked for.</summary>
internal sealed record CompiledAction(IntentKind Do, string? To, string? About = null, TimeSpan? ExpiresAfter = null, BoolNode? When = null, string? Name = null);

/// <summary>Something that must be known, ready to be asked.</summary>
internal sealed record CompiledNeed(NeedDefinition Definition, BoolNode Is);

/// <summary>A piece of content, ready to be chosen.</summary>
internal sealed record CompiledContent(ContentChoice Definition, BoolNode? When)
{
    /// <summary>Whether it is for the lead.</summary>
    public bool IsFor(ref Evaluation evaluation) => When is null || When.Eval(ref evaluation) == Ternary.True;
}
