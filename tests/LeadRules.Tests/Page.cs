using System.Text.RegularExpressions;

namespace LeadRules.Tests;

/// <summary>Takes pages of the documentation apart, for tests that hold them to the truth.</summary>
internal static partial class Page
{
    /// <summary>The fenced blocks in one language.</summary>
    public static List<string> Blocks(string markdown, string language) =>
        [.. Fenced().Matches(markdown).Where(match => match.Groups["language"].Value == language).Select(static match => match.Groups["text"].Value)];

    /// <summary>The sections of a level: heading and text.</summary>
    public static List<(string Heading, string Text)> Sections(string markdown, string mark) =>
        [.. ("\n" + markdown).Split($"\n{mark} ")[1..].Select(static section => (section[..section.IndexOf('\n', StringComparison.Ordinal)], section))];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fenced();
}
