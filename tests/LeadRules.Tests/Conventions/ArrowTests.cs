using System.Runtime.InteropServices;

namespace LeadRules.Tests.Conventions;

/// <summary>Which part of the core may use which, read from the compiled assembly.</summary>
public sealed class ArrowTests
{
    /// <summary>
    /// What each part may use beside itself and the top folder. A capability (Scoring, Sla) uses what stands below all of
    /// them and no other capability. A name in brackets is one type of a part that may not be used otherwise.
    /// </summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        [""] = [],
        ["Leads"] = [],
        // What is inferred about a lead is read by conditions, and told by their explanations.
        ["Conditions"] = ["Leads", "(Finding)", "(FindingKind)"],

        // A calendar can be read alone, with the diagnostics of rule books.
        ["Calendars"] = ["Leads", "(CalendarText)", "(Diagnostic)", "(RuleBookException)"],

        // The options are what the host adds to a rule book: its names are bound like those of the book, those of strategies too.
        ["RuleBooks"] = ["Leads", "Conditions", "Calendars", "PlugIns", "(LeadEngineOptions)", "(RoutingStrategy)"],

        // A plug-in is described with the words of rule books, as if these had declared what it adds. An inference is told what was decided.
        ["PlugIns"] = ["Leads", "Conditions", "(ActivityDefinition)", "(ActionDefinition)", "(IntentWords)", "(RoutingStrategy)", "(LeadScores)", "(LeadState)"],

        // Leads are read for the engine that decides them, since its plug-ins declare activities too.
        ["Leads/Json"] = ["Leads", "RuleBooks", "(LeadEngine)"],

        // Results remember the engine they came from.
        ["Scoring"] = ["Leads", "Conditions", "RuleBooks", "(LeadEngine)", "(Finding)", "(FindingKind)"],
        ["Sla"] = ["Leads", "Conditions", "Calendars", "RuleBooks"],
        ["Lifecycle"] = ["Leads", "Conditions", "RuleBooks"],
        ["Routing"] = ["Leads", "Conditions", "Calendars", "RuleBooks", "(Finding)"],

        // Snapshots are written with the words of rule books, and a wrong name is met by the nearest right one. Of the lifecycle,
        // a store knows what is remembered of a lead.
        ["Stores"] = ["Leads", "Routing", "(LeadNote)", "(LeadState)", "(BookPath)", "(DateText)", "(EnumWords`1)", "(Found)", "(Nearest)"],
        ["Decisions"] = ["Leads", "Conditions", "Calendars", "PlugIns", "RuleBooks", "Scoring", "Sla", "Lifecycle", "Routing", "Stores"],
    };

    private static readonly Type[] Core = [.. typeof(Lead).Assembly.GetTypes().Where(IsOurs)];

    [Fact]
    public void A_part_uses_only_what_stands_below_it() =>
        (from type in Core
         from used in Uses.Of(type)
         where IsOurs(used) && used.Assembly == type.Assembly && !MayUseIt(PartOf(type), used)
         select $"{PartOf(type)} must not use {PartOf(used)}: {type.Name} uses {used.Name}").ShouldBeEmpty();

    [Fact]
    public void Only_folders_named_Json_know_JSON() =>
        (from type in Core
         where !Folders.Of(type).EndsWith("/Json", StringComparison.Ordinal)
         from used in Uses.Of(type)
         where used.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true
         select $"{Folders.Of(type)} must not know JSON: {type.Name} uses {used.Name}").ShouldBeEmpty();

    [Fact]
    public void The_core_references_the_framework_alone() =>
        typeof(Lead).Assembly.GetReferencedAssemblies()
            .Where(static reference => !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), reference.Name + ".dll")))
            .ShouldBeEmpty();

    [Fact]
    public void Every_part_has_its_row_here() => Core.Select(PartOf).Distinct().Order(StringComparer.Ordinal).ShouldBe(MayUse.Keys.Order(StringComparer.Ordinal));

    private static bool MayUseIt(string part, Type used) =>
        PartOf(used) is var other && (other == part || other.Length == 0 || !MayUse.TryGetValue(part, out var allowed) || allowed.Contains(other) || allowed.Contains($"({used.Name})"));

    /// <summary>The top folder, save that the files of leads are read with the help of a rule book and so stand above it.</summary>
    private static string PartOf(Type type) => Folders.Of(type) is var folder && folder == "Leads/Json" ? folder : folder.Split('/')[0];

    private static bool IsOurs(Type type) => !type.IsNested && type.Namespace?.Split('.')[0] == "LeadRules";
}
