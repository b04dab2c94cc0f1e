using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Territories;

/// <summary>Where territories and their parts stand in a rule book.</summary>
internal static class TerritoryPaths
{
    public const string All = "$.routing.territories";

    public static string Of(string id) => BookPath.Member(All, id);

    /// <summary>The path of one of the entries of a member: the member itself, unless the file has a list there.</summary>
    public static string Entry(string id, string member, int index, SourceMap? source) => Entry($"{Of(id)}.{member}", index, source);

    public static string Market(int index, SourceMap? source) => Entry("$.routing.markets", index, source);

    private static string Entry(string member, int index, SourceMap? source) =>
        BookPath.Item(member, index) is var item && source?.Has(item) == true ? item : member;
}
