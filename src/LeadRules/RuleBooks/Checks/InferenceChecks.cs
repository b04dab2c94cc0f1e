using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks what the inferences of plug-ins declare: that it can be read, and that they add points to scores that take them.</summary>
internal static class InferenceChecks
{
    public static void Check(Names names, BrokenDefinitions broken, List<Diagnostic> problems)
    {
        var added = names.Additions;
        foreach (var (what, whose, why) in added.BrokenInferences)
            problems.Add(Problems.PlugInDeclares(whose, $"the {what} of its inference, which cannot be read: {why}", "Give a list that can be read at any time."));
        foreach (var field in added.InferredFields.Where(static field => string.IsNullOrWhiteSpace(field.Item.Name)))
            problems.Add(Problems.PlugInDeclares(field.Who, $"the inferred field '{field.Item.Name}'", "Give it a name."));
        foreach (var inference in added.Inferences)
        {
            foreach (var score in inference.Scores.Distinct(StringComparer.Ordinal))
            {
                if (names.ScoreIndex(score) is not { } index)
                {
                    if (!broken.Contains(DefinitionKind.Score, score))
                        problems.Add(Problems.PointsForNoScore(inference.Who, score, names.ScoreNames));
                }
                else if (names.Book.Scores[index].Formula is not null)
                {
                    problems.Add(Problems.PointsForFormula(inference.Who, score));
                }
            }
        }
    }
}
