using System.Text.Json;
using LeadRules.Calendars;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <content>Values with a spelling of their own, and lists that may be written as their only item.</content>
internal sealed partial class Reading
{
    /// <summary>Yes or no; null when it is not there.</summary>
    public bool? Flag(JsonItem item)
    {
        if (item.Type is JsonTokenType.True or JsonTokenType.False)
            return item.Type == JsonTokenType.True;
        if (item.Exists)
            Report(item, Problems.WrongKind(Path(item), Found.In(item), "true or false"));
        return null;
    }

    /// <summary>A word that stands for a value of an enumeration: <c>firstResponse</c> is <c>FirstResponse</c>.</summary>
    public T? Word<T>(JsonItem item, string what)
        where T : struct, Enum
    {
        var words = EnumWords<T>.All;
        if (Word(item, $"a {what} such as \"{words[0]}\"") is not { } word)
            return null;
        for (var i = 0; i < words.Count; i++)
        {
            if (string.Equals(words[i], word, StringComparison.Ordinal))
                return Enum.GetValues<T>()[i];
        }

        Report(item, Problems.UnknownWord(Path(item), word, what, words));
        return null;
    }

    /// <summary>A kind of intent, or the dotted name of one that a plug-in adds.</summary>
    public (IntentKind? Kind, string? Name) Intent(JsonItem item)
    {
        if (Word(item, $"a kind of intent such as \"{IntentWords.All[0]}\"") is not { } word)
            return default;
        if (IntentWords.TryParse(word, out var kind, out var name))
            return (kind, name);
        Report(item, Problems.UnknownWord(Path(item), word, "kind of intent", IntentWords.All));
        return default;
    }

    /// <summary>A range of numbers, such as <c>between 11 and 50</c>, in which there are some.</summary>
    public NumberRange? Range(JsonItem item)
    {
        if (Word(item, "a range such as \"< 10\"") is not { } text)
            return null;
        if (!RangeText.TryParse(text, out var range))
            Report(item, Problems.NoRange(Path(item), text));
        else if (!IsInLimits(range.From) || !IsInLimits(range.To))
            Report(item, Problems.NumberTooLarge(Path(item), $"in '{text}'", limits.MaxNumber));
        else if (range.From > range.To || (range.From == range.To && !(range.FromIncluded && range.ToIncluded)))
            Report(item, Problems.EmptyRange(Path(item), text));
        else
            return range;
        return null;
    }

    /// <summary>The first and the last date on which something counts; reports a last that is before the first.</summary>
    public (DateOnly? First, DateOnly? Last) Dates(JsonItem from, JsonItem until)
    {
        var first = Date(from);
        var last = Date(until);
        if (last < first)
            Report(until, Problems.EndBeforeStart(Path(until), from.Text, until.Text, "Write the first date under 'from' and the last under 'until'."));
        return (first, last);
    }

    /// <summary>What is read of each item of a list, or of the only one, which may stand alone; nothing of those that have a problem.</summary>
    public IReadOnlyList<T> OneOrMore<T>(JsonItem item, string expected, Func<JsonItem, T?> read)
        where T : class
    {
        if (!item.Exists || item.IsArray)
            return Each(item, expected, read);
        return read(item) is { } only ? [only] : [];
    }

    /// <summary>A time of day.</summary>
    public TimeOnly? TimeOfDay(JsonItem item) => TimeOfDay(item, isEnd: false, isOfWindow: false) is { } time ? TimeOnly.FromTimeSpan(time) : null;

    /// <summary>A time of day at which a window starts or ends; it may end at 24:00.</summary>
    public TimeSpan? TimeOfDay(JsonItem item, bool isEnd) => TimeOfDay(item, isEnd, isOfWindow: true);

    /// <summary>Reports a list or an object that must hold something and is empty.</summary>
    public void RequireEntry(JsonItem item, string message, string example)
    {
        if (item.IsArray ? item.Count == 0 : item.IsObject && !item.Members().MoveNext())
            Report(item, Problems.NothingInside(Path(item), message, example));
    }

    private TimeSpan? TimeOfDay(JsonItem item, bool isEnd, bool isOfWindow)
    {
        if (Word(item, "a time of day such as \"09:00\"") is not { } text)
            return null;
        if (DateText.TryParseTime(text, out var time) && (isEnd || time < TimeSpan.FromDays(1)))
            return time;
        Report(item, Problems.NoTimeOfDay(Path(item), text, isEnd, isOfWindow));
        return null;
    }

    private bool IsInLimits(double? bound) => bound is not { } number || Math.Abs(number) <= limits.MaxNumber;
}
