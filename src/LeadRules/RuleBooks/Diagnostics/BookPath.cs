using System.Globalization;
using System.Text;
using LeadRules.Conditions.Syntax;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>Writes JSON paths into a rule book: <c>$.scores.fit.rules[0].when</c>, <c>$.activities['email.*']</c>.</summary>
internal static class BookPath
{
    public const string Root = "$";

    /// <summary>The path of a member: after a dot where its name is an id, else in brackets and quotes.</summary>
    public static string Member(string path, string name) => new StringBuilder(path).AppendMember(name).ToString();

    /// <summary>The path of an item of a list.</summary>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The path of a member, whose name is an id, of an item of a list.</summary>
    public static string ItemMember(string path, string list, int index, string member) => string.Create(CultureInfo.InvariantCulture, $"{path}.{list}[{index}].{member}");

    public static string Score(string score) => Member("$.scores", score);

    public static string Rule(string score, int index) => Item(Score(score) + ".rules", index);

    public static StringBuilder AppendMember(this StringBuilder path, string name) => Words.IsId(name) || string.Equals(name, "$schema", StringComparison.Ordinal)
        ? path.Append('.').Append(name)
        : path.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
}
