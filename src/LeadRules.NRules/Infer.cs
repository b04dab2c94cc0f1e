using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>
/// What an NRules rule yields to the rule book: <c>Then().Yield(_ => Infer.Field("partnerTier", "gold"))</c>. It counts as long as the rule
/// matches, with the name of the rule and the facts that matched. Immutable; each is a fact of its own, however alike two are.
/// </summary>
public sealed class Infer
{
    private readonly Func<string, Finding> _by;

    private Infer(Func<string, Finding> by) => _by = by;

    /// <summary>The value of a field, which conditions of the rule book use by its name (<see cref="NRulesSettings.Fields"/>).</summary>
    public static Infer Field(string field, FieldValue value) => Of(rule => Finding.OfField(field, value, rule));

    /// <summary>Points for a score (<see cref="NRulesSettings.Scores"/>).</summary>
    /// <exception cref="ArgumentException">The points are NaN or infinite.</exception>
    public static Infer Points(string score, double points) => double.IsFinite(points)
        ? Of(rule => Finding.OfPoints(score, points, rule))
        : throw new ArgumentException($"Points for '{score}' must be finite.", nameof(points));

    /// <summary>That the lead belongs to a segment.</summary>
    public static Infer InSegment(string segment) => Of(rule => Finding.OfSegment(segment, isIn: true, rule));

    /// <summary>That the lead does not belong to a segment.</summary>
    public static Infer NotInSegment(string segment) => Of(rule => Finding.OfSegment(segment, isIn: false, rule));

    /// <summary>The class of the lead in a set.</summary>
    public static Infer Class(string classes, string name) => Of(rule => Finding.OfClass(classes, name, rule));

    /// <summary>That a route does not take the lead. Of reactions only (<see cref="ReactionAttribute"/>).</summary>
    public static Infer WithoutRoute(string route) => Of(rule => Finding.RuleOutRoute(route, rule));

    /// <summary>That a rep must not receive the lead. Of reactions only.</summary>
    public static Infer WithoutRep(string rep) => Of(rule => Finding.RuleOutRep(rep, rule));

    /// <summary>That a rep should receive the lead. Of reactions only.</summary>
    public static Infer Rep(string rep) => Of(rule => Finding.PreferRep(rep, rule));

    /// <summary>Something the host should do, told once for each key of the rule and lead. Of reactions only.</summary>
    /// <param name="key">What makes it one thing to do, such as the id of the referral that it is about.</param>
    /// <param name="action">What to do; its condition is not asked.</param>
    public static Infer Intent(string key, ActionDefinition action)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(action);
        return Of(rule => Finding.OfIntent(key, action, rule));
    }

    /// <summary>What it says, in a few words.</summary>
    public override string ToString()
    {
        var text = _by("-").ToString();
        return text[..text.LastIndexOf(", by '", StringComparison.Ordinal)];
    }

    /// <summary>What cannot be a finding at all is refused here, in the rule that yields it.</summary>
    private static Infer Of(Func<string, Finding> by)
    {
        _ = by("-");
        return new Infer(by);
    }

    /// <summary>The finding, with the rule that yielded it and the facts that matched.</summary>
    internal Finding By(string rule, IReadOnlyList<string> because) => _by(rule) with { Because = because };
}
