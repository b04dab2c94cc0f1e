using System.Collections;
using System.Globalization;
using System.Text;

namespace LeadRules;

/// <summary>
/// Prints a record as C# does, save that numbers and dates do not depend on the culture of the process, and that lists are
/// printed with their items.
/// </summary>
internal static class RecordText
{
    public static string Of(string type, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var text = new StringBuilder(type).Append(" { ");
        for (var i = 0; i < members.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(members[i].Name).Append(" = ").Append(Print(members[i].Value));
        return text.Append(" }").ToString();
    }

    private static string? Print(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Print))}]",
        _ => value.ToString(),
    };
}
