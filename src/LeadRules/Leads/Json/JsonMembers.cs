using System.Runtime.CompilerServices;
using System.Text;

namespace LeadRules.Leads.Json;

/// <summary>What the readers of leads and of activities do alike with member names.</summary>
internal static class JsonMembers
{
    /// <summary>The index of the member whose name the reader stands on, or -1; <paramref name="previous"/> is the member before it, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(Utf8Names names, ref JsonCursor json, int previous) =>
        json.ValueIsEscaped ? FindEscaped(names, ref json, previous) : names.IndexOf(json.ValueSpan, previous);

    private static int FindEscaped(Utf8Names names, ref JsonCursor json, int previous) =>
        names.IndexOf(Encoding.UTF8.GetBytes(NameAt(ref json)), previous);

    /// <summary>The name that the reader stands on; as it is written when it cannot be unescaped.</summary>
    public static string NameAt(ref JsonCursor json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }
}
