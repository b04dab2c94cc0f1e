namespace LeadRules.DependencyInjection.PlugIns;

/// <summary>The inference of a plug-in in its guard. What it finds is gone through there, since a list may be made while it is read.</summary>
internal sealed class GuardedInference(LeadInference inference, GuardedPart part) : LeadInference
{
    public override IReadOnlyList<InferredField> Fields => inference.Fields;

    public override IReadOnlyList<string> Scores => inference.Scores;

    public override IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at) => Guarded(() => inference.Derive(lead, at));

    public override IReadOnlyList<Finding> React(DecidedFacts decided) => Guarded(() => inference.React(decided));

    private IReadOnlyList<Finding> Guarded(Func<IReadOnlyList<Finding>> ask)
    {
        if (part.IsLimited)
            return Told(part.Limited(() => Read(ask)));
        var started = part.Start();
        try
        {
            return Told(Read(ask));
        }
        catch (Exception problem)
        {
            part.Threw(problem);
            throw;
        }
        finally
        {
            part.Ended(started);
        }
    }

    /// <summary>Counts and logs what the inference itself says went wrong in it.</summary>
    private IReadOnlyList<Finding> Told(IReadOnlyList<Finding> found)
    {
        foreach (var finding in found ?? [])
        {
            if (finding is { Kind: FindingKind.Fault })
                part.Said(finding);
        }

        return found!;
    }

    /// <summary>What an inference finds; null stays null, which the engine tells.</summary>
    private static IReadOnlyList<Finding> Read(Func<IReadOnlyList<Finding>> ask) => ask() is { } found ? found.ToArray() : null!;
}
