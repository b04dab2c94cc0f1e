using System.Reflection;

namespace LeadRules.Tests.Conventions;

/// <summary>Every requirement that the library claims to meet is named by a test: <c>[Trait("Requirement", "S1")]</c>.</summary>
public sealed class RequirementTests
{
    /// <summary>All of scoring, segmentation, routing, lifecycle, agreements and nurture; of reporting, what can be counted from the states of leads.</summary>
    private static readonly string[] Claimed =
        [.. Numbered("S", 28), .. Numbered("G", 12), .. Numbered("R", 19), .. Numbered("L", 23), .. Numbered("T", 10), .. Numbered("N", 10), "M3", "M10", "M20", "M24", "M26", "M28", "M29"];

    private static readonly string[] Named =
        [.. typeof(RequirementTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Cast<MemberInfo>().Where(IsTest).SelectMany(method => RequirementsOf(method).Concat(RequirementsOf(type))))
            .Distinct()];

    [Fact]
    public void Every_requirement_is_named_by_a_test() => Claimed.Except(Named).ShouldBeEmpty();

    [Fact]
    public void No_test_names_a_requirement_that_is_not_claimed() => Named.Except(Claimed).ShouldBeEmpty();

    private static IEnumerable<string> Numbered(string letter, int last) => Enumerable.Range(1, last).Select(number => FormattableString.Invariant($"{letter}{number}"));

    private static bool IsTest(MemberInfo method) => method.IsDefined(typeof(FactAttribute));

    private static IEnumerable<string> RequirementsOf(MemberInfo member) =>
        member.GetCustomAttributes<TraitAttribute>().Where(static trait => trait.Name == "Requirement").Select(static trait => trait.Value);
}
