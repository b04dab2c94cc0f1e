namespace LeadRules;

/// <summary>What an inference can find.</summary>
public enum FindingKind
{
    /// <summary>The value of a field. Of several values the first counts, and those that differ from it are refused.</summary>
    Field,

    /// <summary>Points for a score: added after its rules, in no group, before the bounds of the score.</summary>
    Points,

    /// <summary>That the lead belongs to a segment or does not, whatever the conditions of the segment say. A pin by somebody counts before it; of several votes, one for out.</summary>
    Segment,

    /// <summary>The class of the lead in a set, whatever the conditions of the set say. Of several votes, the one for the class that comes first in the rule book.</summary>
    Class,

    /// <summary>That a route does not take the lead. A lead that is on it already stays there, and comes to no later step.</summary>
    RuledOutRoute,

    /// <summary>That a rep must not receive the lead.</summary>
    RuledOutRep,

    /// <summary>That a rep should receive the lead: of those of a pool who can, the preferred ones alone are compared, where there are any.</summary>
    PreferredRep,

    /// <summary>Something the host should do.</summary>
    Intent,

    /// <summary>That something went wrong, or that a finding was refused; explanations tell it, and nothing else comes of it.</summary>
    Fault,
}
