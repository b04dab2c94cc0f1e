using System.Text.RegularExpressions;

namespace LeadRules.Tests.Conventions;

public sealed partial class ChangelogTests
{
    private static readonly string[] Versions = [.. Heading().Matches(Repository.Read("CHANGELOG.md")).Select(static heading => heading.Groups[1].Value)];

    [Fact]
    public void The_top_version_of_the_changelog_is_the_one_that_is_built() => Versions[0].ShouldBe(Repository.Version);

    [Fact]
    public void No_version_stands_twice_in_the_changelog() => Versions.ShouldBeUnique();

    [GeneratedRegex(@"^## (\S+)", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
