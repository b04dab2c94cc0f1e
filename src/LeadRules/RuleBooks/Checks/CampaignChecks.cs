using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Content of campaigns that comes too late: whoever comes so far has been given it already.</summary>
internal static class CampaignChecks
{
    public static void Check(CheckScope scope)
    {
        foreach (var campaign in scope.Book.Campaigns)
        {
            var path = LifecyclePaths.Campaign(campaign.Name);
            if (scope.IsSound(DefinitionKind.Campaign, path, campaign.Name))
                Check(scope, campaign, path);
        }
    }

    private static void Check(CheckScope scope, CampaignDefinition campaign, string path)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < campaign.Steps.Count; i++)
        {
            var step = campaign.Steps[i];
            var offered = new HashSet<string>(given, StringComparer.Ordinal);
            for (var k = 0; k < step.Contents.Count; k++)
            {
                var content = step.Contents[k];
                if (offered.Contains(content.Key))
                    scope.Report(Problems.ContentNeverSent(LifecyclePaths.Entry(LifecyclePaths.Step(path, i) + ".content", k, step.Contents.Count, scope.Book.Source), content.Key, campaign.Name));
                if (content.When is null)
                    offered.Add(content.Key);
            }

            if (step is { When: null, Contents: [{ When: null, Key: var key }, ..] })
                given.Add(key);
        }
    }
}
