using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks.Binding;

namespace LeadRules.Decisions.Inferring;

/// <summary>
/// The inferences of the plug-ins, asked one after the other. What one of them throws, and every finding that cannot count, becomes
/// a fault; the decision goes on without it.
/// </summary>
internal sealed class Inferences
{
    private readonly FindingNames _names;
    private readonly AskedInference[] _all;

    private Inferences(FindingNames names, AskedInference[] all)
    {
        _names = names;
        _all = all;
    }

    /// <summary>The inferences of the plug-ins; null where there are none.</summary>
    public static Inferences? Of(Names names)
    {
        if (names.Additions.Inferences.Count == 0)
            return null;
        var first = 0;
        var all = new List<AskedInference>();
        foreach (var added in names.Additions.Inferences)
        {
            all.Add(new AskedInference(added, first));
            first += added.Fields.Count;
        }

        return new Inferences(new FindingNames(names), [.. all]);
    }

    /// <summary>What is inferred about a lead at an instant, as UTC ticks.</summary>
    public Findings Derive(Lead lead, long at)
    {
        var findings = _names.NewFindings();
        var instant = new DateTimeOffset(at, TimeSpan.Zero);
        foreach (var one in _all)
        {
            var found = Ask(one, inference => inference.Derive(lead, instant), out var fault);
            if (fault is not null)
                one.Fail(findings, fault);
            foreach (var finding in found)
                findings.Add(_names.WhyNotDerived(finding, one, findings) is { } why ? Refused(finding, why) : finding);
        }

        return findings;
    }

    /// <summary>What follows from what was decided.</summary>
    public IReadOnlyList<Finding> React(DecidedFacts decided)
    {
        List<Finding> findings = [];
        foreach (var one in _all)
        {
            var found = Ask(one, inference => inference.React(decided), out var fault);
            if (fault is not null)
                findings.Add(Finding.OfFault(fault, one.PlugIn));
            foreach (var finding in found)
                findings.Add(_names.WhyNotReacted(finding) is { } why ? Refused(finding, why) : finding with { PlugIn = one.Name });
        }

        return findings;
    }

#pragma warning disable CA1031 // An inference may throw anything; it has then found nothing.
    private static Finding[] Ask(AskedInference one, Func<LeadInference, IReadOnlyList<Finding>?> ask, out string? fault)
    {
        fault = null;
        try
        {
            if (ask(one.Inference) is not { } found)
                fault = $"{one.Who} gave null";
            else if (found.ToArray() is var all && Array.TrueForAll(all, static finding => finding is not null))
                return all;
            else
                fault = $"{one.Who} gave a finding that is null";
        }
        catch (Exception problem)
        {
            fault = Faults.OfException(one.Who, problem);
        }

        return [];
    }
#pragma warning restore CA1031

    private static Finding Refused(Finding finding, string why) =>
        Finding.OfFault($"'{finding.What}' was refused: {why}", finding.Rule) with { Because = finding.Because };
}
