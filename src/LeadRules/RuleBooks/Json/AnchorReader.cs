using LeadRules.Conditions;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads activities each of which counts at its own instant, so that a window back from it has no meaning.</summary>
/// <param name="reading">The reading.</param>
/// <param name="withWindow">What is said of a window, by its path.</param>
internal sealed class AnchorReader(Reading reading, Func<string, Diagnostic> withWindow)
{
    /// <summary>One selector or a list of them; null when nothing is written.</summary>
    public IReadOnlyList<ActivitySelector>? All(JsonItem item) => item.Exists ? reading.OneOrMore(item, "a list of activity types", One) : null;

    public ActivitySelector? One(JsonItem item)
    {
        if (reading.Selector(item) is not { } selector)
            return null;
        if (selector.Root.Within is null)
            return selector;
        reading.Report(item, withWindow(reading.Path(item)));
        return null;
    }
}
