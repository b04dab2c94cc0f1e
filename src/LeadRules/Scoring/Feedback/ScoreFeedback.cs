namespace LeadRules;

/// <summary>How well the rules of a score told which leads would be won, and which way to change their points. Immutable.</summary>
/// <param name="Score">The score.</param>
/// <param name="Leads">How many leads were looked at.</param>
/// <param name="Won">How many of them were won.</param>
/// <param name="Rules">One row a rule, in the order of the rule book.</param>
public sealed record ScoreFeedback(string Score, int Leads, int Won, IReadOnlyList<RuleFeedback> Rules)
{
    /// <summary>One row a rule, in the order of the rule book.</summary>
    public IReadOnlyList<RuleFeedback> Rules { get; } = EquatableList.Of(Rules);

    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(ScoreFeedback), (nameof(Score), Score), (nameof(Leads), Leads), (nameof(Won), Won), (nameof(Rules), Rules));
}

/// <summary>How well one rule told.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Points">Its points.</param>
/// <param name="Matched">How many leads it matched.</param>
/// <param name="MatchedWon">How many of those were won.</param>
/// <param name="Lift">
/// The share won among the leads it matched, divided by the share won among all; 1 says nothing. NaN when it matched no
/// lead or none was won.
/// </param>
/// <param name="LogOdds">
/// The logarithm of the odds ratio of winning with and without the rule, each count raised by one half (Haldane, Anscombe),
/// which pulls small samples towards 0.
/// </param>
/// <param name="Margin">Half the width of the 95 % interval around <paramref name="LogOdds"/>: 1.96 standard errors (Woolf).</param>
/// <param name="Suggestion">Which way to change the points.</param>
public sealed record RuleFeedback(string Rule, double Points, int Matched, int MatchedWon, double Lift, double LogOdds, double Margin, PointsSuggestion Suggestion)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(RuleFeedback), (nameof(Rule), Rule), (nameof(Points), Points), (nameof(Matched), Matched), (nameof(MatchedWon), MatchedWon), (nameof(Lift), Lift), (nameof(LogOdds), LogOdds), (nameof(Margin), Margin), (nameof(Suggestion), Suggestion));
}

/// <summary>Which way to change the points of a rule.</summary>
public enum PointsSuggestion
{
    /// <summary>Too few leads with the rule, without it, won or lost to say anything.</summary>
    NotEnoughData,

    /// <summary>The points fit what was seen, or nothing speaks clearly against them.</summary>
    Keep,

    /// <summary>Leads with the rule were won more often than its points say.</summary>
    Raise,

    /// <summary>Leads with the rule were won less often than its points say.</summary>
    Lower,
}
