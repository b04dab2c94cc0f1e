using LeadRules.RuleBooks.Diagnostics;
using LeadRules.RuleBooks.Json;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Where the parts of agreements stand: much of them can be written in a short form and a long one.</summary>
internal static class SlaPaths
{
    /// <summary>The versions of all agreements, with their paths.</summary>
    public static IEnumerable<(SlaPolicyDefinition Policy, string Path)> Versions(RuleBook book) =>
        book.Slas.SelectMany(sla => sla.Versions.Select((policy, i) => (policy, OfVersion(sla, i, book.Source))));

    /// <summary>The targets of a version, with their paths.</summary>
    public static IEnumerable<(SlaTargetDefinition Target, string Path)> Targets(SlaPolicyDefinition policy, string path) =>
        policy.Targets.Select(target => (target, BookPath.Member(path + ".targets", target.Name)));

    /// <summary>The path of a version: the agreement itself, unless the file has a list there.</summary>
    public static string OfVersion(SlaDefinition sla, int version, SourceMap? source)
    {
        var path = BookPath.Member("$.slas", sla.Name);
        return sla.Versions.Count == 1 && source?.Has(BookPath.Item(path, 0)) != true ? path : BookPath.Item(path, version);
    }

    /// <summary>The path of a kind of touch.</summary>
    public static string OfTouch(string path, TouchRequirement touch) => BookPath.Member(path + ".touches", touch.Of.Text ?? touch.Of.ToString());
}
