using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;

namespace LeadRules;

public sealed partial class LeadEngine
{
    internal string? BandOf(LeadScores scores, string bands) => Read(
        _definitions.Band(new QualifiedName(NameKind.Band, bands), bands) ?? throw Unknown("bands", bands, RuleBook.Bands.Select(static set => set.Name)),
        scores);

    internal string? GridOf(LeadScores scores, string grid) => Read(
        _definitions.Grid(new QualifiedName(NameKind.Grid, grid), grid) ?? throw Unknown("grid", grid, RuleBook.Grids.Select(static definition => definition.Name)),
        scores);

    /// <summary>Bands and grids are made of scores and fields only, so they need no scratch memory.</summary>
    private string? Read(TextNode node, LeadScores scores)
    {
        var evaluation = new Evaluation(scores.Lead, scores.At.UtcTicks, scores.Values.Select(static score => score.Value).ToArray(), [], [], NewFindings());
        return node.Eval(ref evaluation);
    }

    private KeyNotFoundException Unknown(string kind, string name, IEnumerable<string> known) =>
        new($"The rule book '{RuleBook.Name}' has no {kind} '{name}'. It has: {string.Join(", ", known)}.");
}
