using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>How a decay is written.</summary>
internal static class DecayDraft
{
    public static void Add(JsonDraft owner, Decay decay)
    {
        ArgumentNullException.ThrowIfNull(decay);
        switch (decay.Kind)
        {
            case DecayKind.None:
                owner.Add("decay", "none");
                break;
            case DecayKind.Exponential:
                owner.Add("decay", new JsonDraft().Add("halfLife", DurationText.Format(decay.Length)));
                break;
            case DecayKind.Linear:
                owner.Add("decay", new JsonDraft().Add("over", DurationText.Format(decay.Length)));
                break;
            default:
                var steps = new JsonDraft();
                foreach (var step in decay.Steps)
                    steps.Add(DurationText.Format(step.Age), step.Factor);
                owner.Add("decay", new JsonDraft().Add("steps", steps));
                break;
        }
    }
}
