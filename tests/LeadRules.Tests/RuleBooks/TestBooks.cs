using System.Text;

namespace LeadRules.Tests.RuleBooks;

/// <summary>The rule books in files of the tests.</summary>
internal static class TestBooks
{
    /// <summary>The example of the design.</summary>
    public static string Design { get; } = Read("design.json");

    /// <summary>Every setting that the format knows.</summary>
    public static string Everything { get; } = Read("everything.json");

    public static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);

    private static string Read(string name) => Repository.Read($"tests/LeadRules.Tests/RuleBooks/Cases/{name}");
}
