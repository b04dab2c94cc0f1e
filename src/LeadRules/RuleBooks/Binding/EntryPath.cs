using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where one of several stands that may also be written otherwise than in a list.</summary>
internal static class EntryPath
{
    /// <summary>The path of one of what a member says: the member itself, unless the file has a list there.</summary>
    public static string Of(string path, int index, SourceMap? source) => InList(path, index, source) ?? path;

    /// <summary>The path in a list; null when the file has none there.</summary>
    public static string? InList(string path, int index, SourceMap? source) => BookPath.Item(path, index) is var item && source?.Has(item) == true ? item : null;
}
