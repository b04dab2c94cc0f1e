using LeadRules.Conditions.Compiled;

namespace LeadRules.Conditions.Explaining;

/// <summary>Finds the findings that decided, and says which they were.</summary>
internal static class InferredWords
{
    /// <summary>Who voted a lead into a segment or out of it: <c>voted in by 'rule': because</c>; null where nobody did.</summary>
    public static string? VoteOn(string segment, Findings findings) => OfSegment(segment, findings) is { } vote ? Voted(vote) : null;

    /// <summary>The first of the votes that decided about a segment; null without any.</summary>
    public static Finding? OfSegment(string segment, Findings findings)
    {
        var votes = findings.All.Where(finding => finding.Kind == FindingKind.Segment && finding.Name == segment).ToList();
        return votes.Find(static vote => vote.Value.AsBoolean == false) ?? votes.FirstOrDefault();
    }

    /// <summary>The first of the votes for a class of a set; null without any.</summary>
    public static Finding? OfClass(string set, string? name, Findings findings) =>
        findings.All.FirstOrDefault(finding => finding.Kind == FindingKind.Class && finding.Name == set && finding.Value.AsText == name);

    /// <summary>A vote in words.</summary>
    public static string Voted(Finding vote) => $"voted {(vote.Value.AsBoolean == false ? "out" : "in")} {vote.By}";
}
