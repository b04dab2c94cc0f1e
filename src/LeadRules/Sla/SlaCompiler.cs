using LeadRules.Calendars;
using LeadRules.Conditions;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Sla;

/// <summary>Makes agreements ready to be evaluated; reports every problem on the way.</summary>
internal sealed class SlaCompiler(Names names, Definitions definitions, IReadOnlyDictionary<string, BusinessCalendar> calendars, List<Diagnostic> problems)
{
    /// <summary>Compiles all agreements; what has problems is left out.</summary>
    public IReadOnlyList<CompiledSeries> Compile()
    {
        CheckCalendar("$.calendar", names.Book.Calendar);
        return [.. names.Book.Slas.SelectMany(Compile)];
    }

    private IEnumerable<CompiledSeries> Compile(SlaDefinition sla)
    {
        var versions = new CompiledVersion[sla.Versions.Count];
        for (var i = 0; i < versions.Length; i++)
        {
            var next = i + 1 < versions.Length ? sla.Versions[i + 1].EffectiveFrom : null;
            versions[i] = Version(sla.Versions[i], next, SlaPaths.OfVersion(sla, i, names.Book.Source));
        }

        return versions.SelectMany(static version => version.Targets)
            .Select(static target => target.Definition.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new CompiledSeries(versions, Array.ConvertAll(versions, version => Array.Find(version.Targets, target => target.Definition.Name == name))));
    }

    private CompiledVersion Version(SlaPolicyDefinition policy, DateOnly? next, string path)
    {
        CheckCalendar(path + ".calendar", policy.Calendar);
        return new CompiledVersion
        {
            Definition = policy,
            From = policy.EffectiveFrom is { } from ? names.Zone.StartOfDay(from) : long.MinValue,
            To = next is { } to ? names.Zone.StartOfDay(to) : long.MaxValue,
            When = Asked(policy, Question(path + ".when", policy.When)),
            Until = Anchors(path + ".until", policy.Until),
            Pauses = [.. policy.Pauses.Select((pause, i) => (Anchor(BookPath.ItemMember(path, "pauses", i, "from"), pause.From), Anchor(BookPath.ItemMember(path, "pauses", i, "to"), pause.To)))],
            Targets = [.. SlaPaths.Targets(policy, path).Select(target => Target(policy, target.Target, target.Path))],
        };
    }

    /// <summary>Whether an agreement applies is a question of its own; what its targets ask further is not.</summary>
    private CompiledQuestion? Asked(SlaPolicyDefinition policy, CompiledQuestion? when) => when is null || !definitions.IsMatched
        ? when
        : new CompiledQuestion(definitions.Ask(QuestionKind.Sla, policy.Name, policy.EffectiveFrom is { } from ? DateText.Format(from) : null, when.Condition), NeedsScores: true);

    private CompiledTarget Target(SlaPolicyDefinition policy, SlaTargetDefinition target, string path)
    {
        CheckCalendar(path + ".calendar", target.Calendar);
        var calendar = target.Calendar ?? policy.Calendar;
        if (target.Within.BusinessDays > 0 && (calendar ?? names.Book.Calendar) is null)
            problems.Add(Problems.DaysWithoutCalendar(path + ".within", target.Name));
        return new CompiledTarget
        {
            Definition = target,
            Calendar = calendar is null ? null : calendars.GetValueOrDefault(calendar),
            Start = Anchors(path + ".start", target.Start),
            Stop = Anchors(path + ".stop", target.Stop),
            Touches = [.. target.Touches.Select(touch => Anchor(SlaPaths.OfTouch(path, touch), touch.Of))],
            Steps = [.. target.Steps.Select((step, i) => Question(BookPath.ItemMember(path, "steps", i, "when"), step.When))],
            Then = [.. target.Then.Select((outcome, i) => Question(BookPath.ItemMember(path, "then", i, "when"), outcome.When))],
        };
    }

    private void CheckCalendar(string path, string? name)
    {
        if (name is not null && !calendars.ContainsKey(name) && !definitions.IsBroken(DefinitionKind.Calendar, name))
            problems.Add(Problems.UnknownCalendar(path, name, calendars.Keys));
    }

    private CompiledAnchor[] Anchors(string path, IReadOnlyList<ActivitySelector> selectors) =>
        [.. selectors.Select((selector, i) => Anchor(EntryPath.Of(path, i, names.Book.Source), selector))];

    private CompiledAnchor Anchor(string path, ActivitySelector selector)
    {
        var (root, place) = Text.Of(path, selector, names.Book.Source);
        var set = new Binder(names, definitions, place, problems).Activities(root);
        return new CompiledAnchor(set ?? new Conditions.Compiled.ActivitySet(root.Pattern, where: null, within: null), Text.AsksForScores(root));
    }

    private CompiledQuestion? Question(string path, Condition? condition)
    {
        if (condition is null)
            return null;
        var (root, place) = Text.Of(path, condition, names.Book.Source);
        return new Binder(names, definitions, place, problems).Condition(root) is { } bound ? new CompiledQuestion(bound, Text.AsksForScores(root)) : null;
    }
}
