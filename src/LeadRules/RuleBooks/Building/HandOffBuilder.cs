using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds what is handed over when marketing gives a lead to sales. What is not set has the default of <c>docs/rule-book.md</c>.</summary>
public sealed class HandOffBuilder
{
    private readonly List<object> _contents = [];

    internal HandOffBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Adds what must be known before a lead can be handed over, instead of what usually must.</summary>
    /// <param name="name">What, in words for people.</param>
    /// <param name="condition">When it is known.</param>
    public HandOffBuilder Need(string name, RuleText condition)
    {
        Draft.Section("needs").Add(name, condition.ToString());
        return this;
    }

    /// <summary>Lets every lead be handed over, unless <see cref="Need"/> adds something.</summary>
    public HandOffBuilder NeedNothing()
    {
        Draft.Section("needs");
        return this;
    }

    /// <summary>Adds content for both teams.</summary>
    /// <param name="key">Its key in the host's own catalogue.</param>
    /// <param name="when">For which leads it is; null for all.</param>
    public HandOffBuilder Content(string key, RuleText? when = null)
    {
        if (_contents.Count == 0)
            Draft.Add("contents", _contents);
        _contents.Add(DraftParts.Of(key, when));
        return this;
    }

    /// <summary>Sets which activities show content that the lead looked at.</summary>
    public HandOffBuilder Viewed(params IReadOnlyList<RuleText> selectors)
    {
        Draft.SetSelectors("viewed", selectors);
        return this;
    }

    /// <summary>Sets which activities show mails that the lead received.</summary>
    public HandOffBuilder Received(params IReadOnlyList<RuleText> selectors)
    {
        Draft.SetSelectors("received", selectors);
        return this;
    }
}
