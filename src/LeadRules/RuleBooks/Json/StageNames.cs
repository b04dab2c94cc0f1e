using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads the names of stages that must be there.</summary>
/// <param name="reading">The reading.</param>
/// <param name="stages">The stages that are written, with errors or without.</param>
internal sealed class StageNames(Reading reading, IReadOnlyCollection<string> stages)
{
    private const string Expected = "the name of a stage";

    /// <summary>The name of a stage; null when it is not there or there is no such stage, which is reported.</summary>
    public string? Read(JsonItem item)
    {
        if (reading.Id(item, Expected) is not { } name)
            return null;
        if (stages.Contains(name, StringComparer.Ordinal) || reading.Broken.Contains(DefinitionKind.Stage, name))
            return name;
        reading.Report(item, Problems.UnknownStage(reading.Path(item), name, stages));
        return null;
    }
}
