namespace LeadRules.Tests.Conventions;

public sealed class PublicApiTests
{
    private const string Approved = "tests/LeadRules.Tests/Conventions/PublicApi.txt";

    /// <summary>Each public name is a promise. Run the tests with LEADRULES_APPROVE=1 to approve the listing as it is now.</summary>
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var actual = PublicApi.Print(typeof(Lead).Assembly);
        if (Environment.GetEnvironmentVariable("LEADRULES_APPROVE") == "1")
            File.WriteAllText(Repository.PathOf(Approved), actual);

        var difference = Difference(Lines(Repository.Read(Approved)), Lines(actual));
        difference.ShouldBeEmpty($"The public API differs from {Approved}. If that is meant, run the tests with LEADRULES_APPROVE=1 and commit the file:\n{string.Join('\n', difference)}");
    }

    /// <summary>The lines that went (-) and came (+), each below the type it belongs to.</summary>
    private static List<string> Difference(IReadOnlyList<string> approved, IReadOnlyList<string> actual) =>
    [
        .. approved.Except(actual, StringComparer.Ordinal).Select(static line => "- " + line),
        .. actual.Except(approved, StringComparer.Ordinal).Select(static line => "+ " + line),
    ];

    /// <summary>Each line with its type, so that equal members of two types are two lines.</summary>
    private static List<string> Lines(string listing)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in listing.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                type = line.Split(" : ")[0].Split(' ')[^1];
            lines.Add(line[0] == ' ' ? $"{type}: {line.TrimStart()}" : line);
        }

        return lines;
    }
}
