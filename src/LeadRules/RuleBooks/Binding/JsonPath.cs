using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Writes JSON paths: <c>$.scores.fit.rules[0].when</c>, <c>$.bands['my bands']</c>.</summary>
internal static class JsonPath
{
    public static string Of(params ReadOnlySpan<string> members)
    {
        var path = "$";
        foreach (var member in members)
            path += Member(member);
        return path;
    }

    /// <summary>One step to a member: <c>.name</c>, or <c>['odd name']</c>.</summary>
    public static string Member(string name) => Words.IsId(name) ? "." + name : $"['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";
}
