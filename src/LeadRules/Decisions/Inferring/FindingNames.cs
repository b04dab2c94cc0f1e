using LeadRules.Conditions.Compiled;
using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.Decisions.Inferring;

/// <summary>What findings can be about in one rule book. Findings that count are put in their places; of others it says why they do not.</summary>
internal sealed class FindingNames(Names names)
{
    private readonly RuleBook _book = names.Book;
    private readonly int _fields = names.Additions.InferredFields.Count;
    private readonly HashSet<string> _routes = [.. names.Book.Routing.Routes.Select(static route => route.Id)];
    private readonly HashSet<string> _reps = [.. names.Roster.Reps.Select(static rep => rep.Definition.Id)];
    private readonly HashSet<string> _intents = [.. names.Additions.Intents.Select(static intent => intent.Item.Name)];

    public Findings NewFindings() => new(_fields, _book.Scores.Count, _book.Segments.Count, _book.Classes.Count);

    /// <summary>Puts what was derived in its place; why it does not count, or null.</summary>
    public string? WhyNotDerived(Finding finding, AskedInference by, Findings findings) => finding.Kind switch
    {
        FindingKind.Field => Field(finding, by, findings),
        FindingKind.Points => Points(finding, by, findings),
        FindingKind.Segment => Segment(finding, findings),
        FindingKind.Class => Class(finding, findings),
        FindingKind.Fault => null,
        _ => "it counts only after the rule book was asked",
    };

    /// <summary>Why what was found after the rule book was asked does not count, or null.</summary>
    public string? WhyNotReacted(Finding finding) => finding.Kind switch
    {
        FindingKind.RuledOutRoute => _routes.Contains(finding.Name) ? null : NoSuch("route", finding.Name, _routes),
        FindingKind.RuledOutRep or FindingKind.PreferredRep => _reps.Contains(finding.Name) ? null : NoSuch("rep", finding.Name, _reps),
        FindingKind.Intent => WhyNot(finding.Action!),
        FindingKind.Fault => null,
        _ => "it counts only before the rule book is asked",
    };

    private static string? Field(Finding finding, AskedInference by, Findings findings)
    {
        if (!by.TryField(finding.Name, out var field))
            return $"{by.Who} declares no field '{finding.Name}'{DidYouMean(finding.Name, by.Fields)}";
        if (!TypeWords.Fits(finding.Value, field.Type))
        {
            var fault = Faults.OfResult(by.Who, finding.Value, field.Type)!;
            findings.SetFault(field.Place, fault);
            return fault;
        }

        if (findings.Field(field.Place) is { IsMissing: false } known && !known.Equals(finding.Value))
            return $"'{finding.Name}' was found to be {known} before";
        findings.SetField(field.Place, finding.Value);
        return null;
    }

    private string? Points(Finding finding, AskedInference by, Findings findings)
    {
        if (!by.Declares(finding.Name))
            return $"{by.Who} does not declare the score '{finding.Name}'{DidYouMean(finding.Name, by.Scores)}";
        if (names.ScoreIndex(finding.Name) is not { } score)
            return NoSuch("score", finding.Name, names.ScoreNames);
        if (_book.Scores[score].Formula is not null)
            return $"'{finding.Name}' is a formula, which takes no points";
        return findings.TryAddPoints(score, finding.Value.AsNumber!.Value) ? null : $"the points for '{finding.Name}' are too many to be a number";
    }

    private string? Segment(Finding finding, Findings findings)
    {
        if (names.PlaceOfSegment(finding.Name) is not (>= 0 and var place))
            return NoSuch("segment", finding.Name, names.Segments.Keys);
        findings.Vote(place, finding.Value.AsBoolean == true);
        return null;
    }

    private string? Class(Finding finding, Findings findings)
    {
        if (names.PlaceOfClasses(finding.Name) is not (>= 0 and var set))
            return NoSuch("set of classes", finding.Name, names.Classes.Keys);
        var classes = _book.Classes[set].Classes.Select(static item => item.Name).ToList();
        var name = finding.Value.AsText!;
        if (classes.IndexOf(name) is not (>= 0 and var place))
            return $"'{finding.Name}' has no class '{name}'{DidYouMean(name, classes)}";
        findings.Vote(set, place);
        return null;
    }

    /// <summary>Why the host cannot be asked to do something, or null.</summary>
    private string? WhyNot(ActionDefinition action)
    {
        if (!Enum.IsDefined(action.Do))
            return FormattableString.Invariant($"there is no kind of intent with the number {(int)action.Do}");
        if (action.ExpiresAfter is { } after && after <= TimeSpan.Zero)
            return $"it would expire after {DurationText.Format(after)}, before anybody can act";
        if (action.Do != IntentKind.Custom)
            return null;
        if (action.Name is not { } name)
            return "an intent of a plug-in needs its name";
        return _intents.Contains(name) ? null : $"no plug-in adds the intent '{name}'{DidYouMean(name, _intents)}";
    }

    private string NoSuch(string kind, string name, IEnumerable<string> known) => $"the rule book '{_book.Name}' has no {kind} '{name}'{DidYouMean(name, known)}";

    private static string DidYouMean(string name, IEnumerable<string> known) => Nearest.Of(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
