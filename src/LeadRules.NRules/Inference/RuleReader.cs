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
        foreach (var (rule, from) in rules)
        {
            if (string.IsNullOrWhiteSpace(rule.Definition.Name))
                problems.Add($"{from} has a blank name. Give it one: [Name(\"...\")].");
            if (!rule.IsReaction && DecidedFactFinder.In(rule.Definition) is { } type)
                problems.Add($"The rule '{rule.Definition.Name}' matches {type.Name}, which is a fact after the rule book alone. Mark it with [Reaction].");
            problems.AddRange(MissingServices(rule.Definition, settings.Services));
        }

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
        var arguments = Array.ConvertAll(parameters, parameter => services?.GetService(parameter.ParameterType) ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null));
        var isComplete = true;
        for (var i = 0; i < parameters.Length; i++)
        {
            // A clock that is given once and for all would be another than the instant of each decision.
            var problem = parameters[i].ParameterType == typeof(TimeProvider) ? $"{type.FullName} takes a TimeProvider in its constructor, which would not stand at the instant of the decision. Ask for it in the rule: Dependency().Resolve(() => clock)."
                : arguments[i] is null && !parameters[i].HasDefaultValue ? $"{type.FullName} needs {parameters[i].ParameterType.FullName}, which no service gives."
                : null;
            if (problem is null)
                continue;
            problems.Add(problem);
            isComplete = false;
        }

        return isComplete ? (Rule)constructor.Invoke(arguments) : null;
    }

#pragma warning disable CA1031 // A service may fail to be made in any way; the rule that needs it is named.
    private static IEnumerable<string> MissingServices(IRuleDefinition rule, IServiceProvider? services)
    {
        foreach (var dependency in rule.DependencyGroup.Dependencies.Where(static dependency => dependency.ServiceType != typeof(TimeProvider)))
        {
            var problem = "which no service gives";
            try
            {
                if (services?.GetService(dependency.ServiceType) is not null)
                    continue;
            }
            catch (Exception caught)
            {
                problem = $"which cannot be made: {caught.Message}";
            }

            yield return $"The rule '{rule.Name}' needs {dependency.ServiceType.FullName}, {problem}.";
        }
    }
#pragma warning restore CA1031
}
