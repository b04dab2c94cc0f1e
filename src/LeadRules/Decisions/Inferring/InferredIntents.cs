using LeadRules.Decisions.Deciding;

namespace LeadRules.Decisions.Inferring;

/// <summary>What the host is told to do because inferences ask for it: once for each key of a rule, which a note remembers for good.</summary>
internal static class InferredIntents
{
    /// <summary>Gives the intents that were not told before, and notes them; false when there are none.</summary>
    public static bool Give(IReadOnlyList<Finding> findings, LeadFold fold)
    {
        var hasNoted = false;
        foreach (var finding in findings)
        {
            if (finding.Action is not { } action)
                continue;
            var by = $"{Part(finding.PlugIn!)}/{Part(finding.Rule)}";
            if (fold.HasNoted(by, finding.Name))
                continue;
            hasNoted = true;
            var expires = action.ExpiresAfter is { } after && after < DateTimeOffset.MaxValue - fold.At ? fold.At + after : (DateTimeOffset?)null;
            var because = finding.Because.Count == 0 ? null : string.Join("; ", finding.Because);
            fold.Note(new LeadNote(LeadNoteKind.Inferred, finding.Name, fold.At) { By = by, Why = because });
            fold.Intents.Give(
                new Intent(
                    action.Do,
                    ActionIntents.Receiver(action.To, fold.Lead),
                    $"{fold.Lead.Id}/inferred/{by}/{finding.Name}",
                    $"rule '{finding.Rule}'{(because is null ? "" : $": {because}")}",
                    fold.At,
                    expires,
                    action.About,
                    action.Name),
                fold.Standing);
        }

        return hasNoted;
    }

    /// <summary>A name as one part of a key: other names must not come to the same.</summary>
    private static string Part(string name) => name.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
