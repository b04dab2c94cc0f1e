using LeadRules.NRules.Engine;

namespace LeadRules;

/// <summary>Chooses NRules as the engine of a rule book.</summary>
public static class NRulesOptionsExtensions
{
    /// <summary>
    /// Has NRules answer the conditions of the rule book: scores, segments, classes, which routes take a lead and which agreements apply. The
    /// answers are those of the compiled engine, which stays the faster one by far.
    /// </summary>
    /// <remarks>Conditions of transitions, triggers, campaigns and targets are asked of these answers as always; so are explanations, and when to look again.</remarks>
    /// <param name="options">What the host adds to the rule book.</param>
    /// <returns>The options, with NRules chosen.</returns>
    public static LeadEngineOptions UseNRules(this LeadEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Matching = NRulesMatching.Instance };
    }
}
