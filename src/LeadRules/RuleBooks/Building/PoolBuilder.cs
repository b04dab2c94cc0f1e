using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds a pool: reps who share leads.</summary>
public sealed class PoolBuilder
{
    private readonly List<PoolMemberDraft> _members = [];

    internal PoolBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what the pool is for, for people.</summary>
    public PoolBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Adds members who take part with their own weights.</summary>
    public PoolBuilder Members(params IEnumerable<string> reps)
    {
        ArgumentNullException.ThrowIfNull(reps);
        foreach (var rep in reps)
            Member(rep);
        return this;
    }

    /// <summary>Adds a member.</summary>
    /// <param name="rep">The id of the rep.</param>
    /// <param name="weight">The rep's weight here; null for the rep's own.</param>
    /// <param name="when">Which leads the rep takes here; null for all.</param>
    public PoolBuilder Member(string rep, int? weight = null, RuleText? when = null)
    {
        ArgumentNullException.ThrowIfNull(rep);
        _members.Add(new PoolMemberDraft(rep, weight, when?.ToString()));
        return this;
    }

    /// <summary>Names the strategy: <c>roundRobin</c> (unless set), <c>leastOpen</c>, <c>longestWait</c>, <c>bestMatch</c>, <c>value</c>, or one of the host.</summary>
    public PoolBuilder Strategy(string name)
    {
        Draft.Add("strategy", name);
        return this;
    }

    /// <summary>Says the language that a lead needs: a text such as <c>language</c>.</summary>
    public PoolBuilder NeedsLanguage(RuleText formula)
    {
        Draft.Section("needs").Add("language", formula.ToString());
        return this;
    }

    /// <summary>Says the skill that a lead needs: a text such as <c>industry</c>.</summary>
    public PoolBuilder NeedsSkill(RuleText formula)
    {
        Draft.Section("needs").Add("skill", formula.ToString());
        return this;
    }

    /// <summary>Names skills that every lead needs.</summary>
    public PoolBuilder NeedsSkills(params IEnumerable<string> skills)
    {
        ArgumentNullException.ThrowIfNull(skills);
        Draft.Section("needs").Add("skills", [.. skills]);
        return this;
    }

    /// <summary>Says what a lead is worth, for the strategy <c>value</c>: a number; <c>dealValue</c> unless set.</summary>
    public PoolBuilder Value(RuleText formula)
    {
        Draft.Add("value", formula.ToString());
        return this;
    }

    /// <summary>Sets which leads count in the sums of the strategy <c>value</c>; those that are open unless set.</summary>
    public PoolBuilder Deals(DealsThatCount deals)
    {
        Draft.Add("deals", EnumWords<DealsThatCount>.Of(deals));
        return this;
    }

    /// <summary>Sets what happens when no member can receive, tried in order; <see cref="NobodyPolicy.Hold"/> unless set.</summary>
    public PoolBuilder WhenNobody(params IEnumerable<NobodyPolicy> policies)
    {
        Draft.Add("whenNobody", RoutingBuilder.Texts(policies));
        return this;
    }

    /// <summary>Sets how soon a member must be at work to count as available; at once unless set.</summary>
    public PoolBuilder LookAhead(TimeSpan time)
    {
        Draft.Add("lookAhead", DurationText.Format(time));
        return this;
    }

    /// <summary>Sets how many leads a member who was absent is given on top after the return, at most; none unless set.</summary>
    public PoolBuilder MakeUp(int leads)
    {
        Draft.Add("makeUp", leads);
        return this;
    }

    /// <summary>Counts leads that a member receives by another way (as owner, by name, by hand) as turns in this pool.</summary>
    public PoolBuilder CountsDirect()
    {
        Draft.Add("countsDirect", true);
        return this;
    }

    /// <summary>The draft with its members: a list of reps where nothing else is said of them.</summary>
    internal JsonDraft Finished()
    {
        if (_members.TrueForAll(static member => member is { Weight: null, When: null }))
        {
            Draft.Set("members", [.. _members.Select(static member => member.Rep)]);
            return Draft;
        }

        var members = new JsonDraft();
        foreach (var member in _members)
        {
            if (member is { Weight: { } weight, When: null })
                members.Add(member.Rep, weight);
            else
                members.Add(member.Rep, new JsonDraft().Add("weight", member.Weight).Add("when", member.When));
        }

        return Draft.Add("members", members);
    }

    private sealed record PoolMemberDraft(string Rep, int? Weight, string? When);
}
