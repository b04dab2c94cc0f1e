using System.Reflection;

namespace LeadRules.Tests.Conventions;

/// <summary>Every requirement that the library claims to meet is named by a test: <c>[Trait("Requirement", "S1")]</c>.</summary>
public sealed class RequirementTests
{
    /// <summary>Scoring, company sizes, segments by attributes, the hot list, versions of the model, and service-level agreements.</summary>
    private static readonly string[] Claimed = [.. Enumerable.Range(1, 28).Select(static number => $"S{number}"), "G2", "G7", "G8", "R15", "M29",
        .. Enumerable.Range(1, 10).Select(static number => $"T{number}"), "R14", "L11", "L13", "R6", "R10", "R11"];

    private static readonly string[] Named =
        [.. typeof(RequirementTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Cast<MemberInfo>().Where(IsTest).SelectMany(method => RequirementsOf(method).Concat(RequirementsOf(type))))
            .Distinct()];

    [Fact]
    public void Every_requirement_is_named_by_a_test() => Claimed.Except(Named).ShouldBeEmpty();

    [Fact]
    public void No_test_names_a_requirement_that_is_not_claimed() => Named.Except(Claimed).ShouldBeEmpty();

    private static bool IsTest(MemberInfo method) => method.IsDefined(typeof(FactAttribute));

    private static IEnumerable<string> RequirementsOf(MemberInfo member) =>
        member.GetCustomAttributes<TraitAttribute>().Where(static trait => trait.Name == "Requirement").Select(static trait => trait.Value);
}
