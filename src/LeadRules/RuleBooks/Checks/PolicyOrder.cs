using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>What stands, in a list for when nobody can receive, after something that always settles it.</summary>
internal static class PolicyOrder
{
    public static void Check(CheckScope scope, IReadOnlyList<NobodyPolicy> policies, string path)
    {
        var settled = policies.TakeWhile(static policy => !Settles(policy)).Count();
        for (var i = settled + 1; i < policies.Count; i++)
            scope.Report(Problems.PolicyNeverReached(EntryPath.Of(path, i, scope.Book.Source), policies[i], policies[settled]));
    }

    /// <summary>Whether nothing is tried after it. Reps and pools may not be able to receive either, and ignoring hours may find nobody.</summary>
    public static bool Settles(NobodyPolicy policy) =>
        policy.Kind is NobodyPolicyKind.Hold or NobodyPolicyKind.NextRoute || policy.To?.Kind is DestinationKind.Queue or DestinationKind.Nobody;
}
