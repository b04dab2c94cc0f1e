using LeadRules.RuleBooks;
using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Parts that several builders write alike.</summary>
internal static class DraftParts
{
    /// <summary>What the host is told to do, as rule books write it.</summary>
    public static JsonDraft Of(string intent, string? to, string? about, RuleText? when, TimeSpan? expiresAfter = null) =>
        new JsonDraft().Add("do", intent).Add("to", to).Add("about", about).Add("when", when?.ToString())
            .Add("expires", expiresAfter is { } time ? DurationText.Format(time) : null);

    /// <summary>A kind of intent as rule books write it.</summary>
    /// <exception cref="ArgumentException">It is one that a plug-in adds, which has a name of its own.</exception>
    public static string WordOf(IntentKind intent) => intent == IntentKind.Custom
        ? throw new ArgumentException("Give the name of the intent instead, such as \"partner.invite\".", nameof(intent))
        : EnumWords<IntentKind>.Of(intent);

    /// <summary>Content as rule books write it: the key alone where there is no condition.</summary>
    public static object Of(string key, RuleText? when)
    {
        ArgumentNullException.ThrowIfNull(key);
        return when is null ? key : new JsonDraft().Add("key", key).Add("when", when.ToString());
    }

    /// <summary>Sets a member to its only item, or to a list.</summary>
    public static void SetOneOrMore(this JsonDraft draft, string name, IReadOnlyList<object> items) =>
        draft.Set(name, items is [var only] ? only : items);

    /// <summary>Sets a member to activity selectors.</summary>
    public static void SetSelectors(this JsonDraft draft, string name, IReadOnlyList<RuleText> selectors) =>
        draft.SetOneOrMore(name, SlaTargetBuilder.Texts(selectors));
}
