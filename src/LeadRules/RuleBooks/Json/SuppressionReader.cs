using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads and writes what is not done to the leads of a segment: <c>"everything"</c>, or a list of <c>routing</c>, <c>campaigns</c>, <c>custom</c>, and intents.</summary>
internal sealed class SuppressionReader(Reading reading)
{
    private const string Everything = "everything";
    private const string Routing = "routing";
    private const string Campaigns = "campaigns";
    private const string Expected = "\"everything\" or a list such as [\"routing\", \"notify\"]";

    private static readonly string[] Words = [Routing, Campaigns, .. EnumWords<IntentKind>.All];

    /// <summary>What is suppressed as rule books write it.</summary>
    public static object TextOf(Suppression suppression)
    {
        if (suppression.Everything)
            return Everything;
        List<string> words = [.. suppression.Intents.Select(EnumWords<IntentKind>.Of), .. suppression.Names];
        if (suppression.Campaigns)
            words.Insert(0, Campaigns);
        if (suppression.Routing)
            words.Insert(0, Routing);
        return words;
    }

    public Suppression? Read(JsonItem item)
    {
        if (!item.Exists)
            return null;
        if (item.IsText && string.Equals(item.Text, Everything, StringComparison.Ordinal))
            return Suppression.All;
        reading.RequireEntry(item, "Nothing is suppressed.", "\"notify\"");
        Dictionary<string, JsonItem> words = new(StringComparer.Ordinal);
        foreach (var entry in reading.Items(item, Expected))
        {
            if (Word(entry) is { } word && !words.TryAdd(word, entry))
                reading.ReportTwice(entry, words[word]);
        }

        var kinds = Enum.GetValues<IntentKind>().Where(kind => words.ContainsKey(EnumWords<IntentKind>.Of(kind)));
        return new Suppression(Everything: false, words.ContainsKey(Routing), words.ContainsKey(Campaigns), [.. kinds]) { Names = [.. words.Keys.Where(IntentWords.IsCustomName)] };
    }

    private string? Word(JsonItem item)
    {
        if (reading.Word(item, "a word such as \"routing\"") is not { } word)
            return null;
        if (Words.Contains(word, StringComparer.Ordinal) || IntentWords.IsCustomName(word))
            return word;
        reading.Report(item, Problems.UnknownWord(reading.Path(item), word, "word for what is suppressed", Words));
        return null;
    }
}
