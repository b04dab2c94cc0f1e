using System.Reflection;
using NRules.Fluent;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>A rule that can be compiled.</summary>
/// <param name="Definition">The rule.</param>
/// <param name="IsReaction">Whether it runs after the rule book.</param>
internal sealed record ReadRule(IRuleDefinition Definition, bool IsReaction);

/// <summary>Makes rules of rule classes, and finds out all that is wrong with them.</summary>
internal static class RuleReader
{
    private const string ReactionTag = "reaction";

    /// <exception cref="PlugInException">Something is wrong; the message tells all of it.</exception>
    public static IReadOnlyList<ReadRule> Read(NRulesSettings settings)
    {
        List<string> problems = [];
        List<(ReadRule Rule, string From)> rules = [];
        foreach (var type in settings.Rules)
        {
            if (RuleOf(type, settings.Services, problems) is { } rule)
                rules.Add((new ReadRule(rule, type.GetCustomAttribute<ReactionAttribute>() is not null), type.FullName!));
        }

        rules.AddRange(settings.Definitions.Select(static (rule, i) => (new ReadRule(rule, rule.Tags.Contains(ReactionTag, StringComparer.Ordinal)), FormattableString.Invariant($"Definitions[{i}]"))));
        problems.AddRange(rules.GroupBy(static rule => rule.Rule.Definition.Name, StringComparer.Ordinal).Where(static same => same.Count() > 1)
            .Select(static same => $"{same.Count()} rules are called '{same.Key}': {string.Join(", ", same.Select(static rule => rule.From))}. Give each a name of its own: [Name(\"...\")]."));
        foreach (var (rule, _) in rules)
            problems.AddRange(MissingServices(rule.Definition, settings.Services));
        return problems.Count == 0 ? [.. rules.Select(static rule => rule.Rule)] : throw new PlugInException($"The NRules rules cannot be used. {string.Join(' ', problems)}");
    }

#pragma warning disable CA1031 // A rule class may throw anything; whoever adds it learns which it was.
    private static IRuleDefinition? RuleOf(Type type, IServiceProvider? services, List<string> problems)
    {
        if (!RuleTypeScanner.IsRuleType(type))
        {
            problems.Add($"{type.FullName} is no rule class: derive it from NRules.Fluent.Dsl.Rule, and do not make it abstract or generic.");
            return null;
        }

        try
        {
            var rule = Make(type, services, problems);
            return rule is null ? null : new RuleDefinitionFactory().Create(rule);
        }
        catch (Exception problem)
        {
            var cause = problem;
            while (cause is TargetInvocationException or RuleDefinitionException && cause.InnerException is { } inner)
                cause = inner;
            problems.Add($"{Faults.OfException(type.FullName!, cause)}.");
            return null;
        }
    }
#pragma warning restore CA1031

    /// <summary>Makes a rule with what its constructor asks for.</summary>
    private static Rule? Make(Type type, IServiceProvider? services, List<string> problems)
    {
        if (services?.GetService(type) is Rule registered)
            return registered;
        if (type.GetConstructors() is not [var constructor, ..])
        {
            problems.Add($"{type.FullName} has no public constructor.");
            return null;
        }

        var parameters = constructor.GetParameters();
        var arguments = Array.ConvertAll(parameters, parameter => services?.GetService(parameter.ParameterType));
        for (var i = 0; i < parameters.Length; i++)
        {
            if (arguments[i] is null)
                problems.Add($"{type.FullName} needs {parameters[i].ParameterType.FullName}, which no service gives.");
        }

        return Array.TrueForAll(arguments, static argument => argument is not null) ? (Rule)constructor.Invoke(arguments) : null;
    }

    private static IEnumerable<string> MissingServices(IRuleDefinition rule, IServiceProvider? services) => rule.DependencyGroup.Dependencies
        .Where(dependency => dependency.ServiceType != typeof(TimeProvider) && services?.GetService(dependency.ServiceType) is null)
        .Select(dependency => $"The rule '{rule.Name}' needs {dependency.ServiceType.FullName}, which no service gives.");
}
