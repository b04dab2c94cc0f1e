namespace LeadRules.NRules.Engine;

/// <summary>What a condition reads of the working memory besides the lead and the instant.</summary>
/// <param name="Activities">The activities that it names; null for none.</param>
/// <param name="Notes">Whether it may read what was noted of the lead.</param>
/// <param name="Scores">The scores that it refers to, by their indexes.</param>
/// <param name="Slots">The segments and classes that it refers to, by their slots.</param>
internal sealed record Reads(Family? Activities, bool Notes, IReadOnlyList<int> Scores, IReadOnlyList<int> Slots);
