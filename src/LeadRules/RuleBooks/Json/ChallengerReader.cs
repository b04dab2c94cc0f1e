using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>
/// Reads challengers. The rule book with what a challenger says in its place is read as if it were written out, so that
/// there is one reader for both; what is wrong in the rule book itself is told once.
/// </summary>
internal sealed class ChallengerReader(Reading reading, JsonItem book)
{
    private const int All = 100;
    private static readonly MemberSet<ChallengerMember> Known = new();
    private int _shares;
    private long _values;

    private enum ChallengerMember
    {
        Share,
        Fields,
        Lists,
        Activities,
        Scores,
        Bands,
        Grids,
        Thresholds,
        Segments,
        Classes,
        Calendars,
        Slas,
        Triggers,
        Campaigns,
        Lifecycle,
        Routing,
        Name,
        Version,
        Author,
        EffectiveFrom,
        TimeZone,
        Calendar,
        Challengers,
    }

    public ChallengerDefinition? Read(string name, JsonItem item)
    {
        if (!reading.TryMembers(item, Known, "a challenger such as { \"share\": 20, \"scores\": { } }", out var members))
            return null;
        reading.Require(members, ChallengerMember.Share, "share", "\"share\": 20");
        var share = reading.Whole(members[ChallengerMember.Share], 1, All - 1);
        CheckSettings(members);
        return IsInBounds(members[ChallengerMember.Share], share ?? 0, item) && Book(members) is { } merged && share is { } percent && !reading.HasErrors
            ? new ChallengerDefinition(name, percent, merged)
            : null;
    }

    private void CheckSettings(Members<ChallengerMember> members)
    {
        for (var member = ChallengerMember.Name; member < ChallengerMember.Challengers; member++)
        {
            if (members[member].Exists)
                reading.Report(members[member], Problems.OfWholeBook(reading.Path(members[member]), Known.Names[(int)member]));
        }

        if (members[ChallengerMember.Challengers] is { Exists: true } inner)
            reading.Report(inner, Problems.ChallengersInChallenger(reading.Path(inner)));
    }

    /// <summary>Whether the shares leave room for one more, and reading the rule book once more is no burden.</summary>
    private bool IsInBounds(JsonItem place, int share, JsonItem challenger)
    {
        _shares += share;
        _values += book.Tree.Count;
        if (_shares > All && place.Exists)
            reading.Report(place, Problems.SharesAbove100(reading.Path(place), _shares));
        else if (_shares <= All && _values > reading.Limits.MaxValues)
            reading.Report(challenger, Problems.ChallengersTooLarge(reading.Path(challenger), reading.Limits.MaxValues));
        else
            return _shares <= All && !reading.IsFull;
        return false;
    }

    private RuleBook? Book(Members<ChallengerMember> members)
    {
        var merge = new JsonMerge(book);
        for (var member = ChallengerMember.Fields; member <= ChallengerMember.Routing; member++)
        {
            if (members[member].Exists)
                merge.Add(Known.Names[(int)member], members[member], isWhole: member is ChallengerMember.Lifecycle or ChallengerMember.Routing);
        }

        return reading.ReadBeside(merge.Merged("challengers"), members.Owner);
    }
}
