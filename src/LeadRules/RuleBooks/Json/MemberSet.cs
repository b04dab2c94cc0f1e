using System.Text;

namespace LeadRules.RuleBooks.Json;

/// <summary>The members that one kind of object may have, one a value of <typeparamref name="TMember"/>: <c>HalfLife</c> is <c>halfLife</c>.</summary>
internal sealed class MemberSet<TMember>
    where TMember : struct, Enum
{
    private readonly byte[][] _utf8Names;

    /// <summary>Names members.</summary>
    /// <param name="count">How many of the first may stand in the object; null for all.</param>
    public MemberSet(int? count = null)
    {
        Names = [.. EnumWords<TMember>.All.Take(count ?? int.MaxValue).Select(static word => word is "schema" ? "$schema" : word)];
        _utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];
    }

    public IReadOnlyList<string> Names { get; }

    public int IndexOf(string name) => Names.TakeWhile(known => !string.Equals(known, name, StringComparison.Ordinal)).Count();

    /// <summary>The number of the member with a name, or -1.</summary>
    public int Find(JsonItem name)
    {
        for (var i = 0; i < _utf8Names.Length; i++)
        {
            if (name.Is(_utf8Names[i]))
                return i;
        }

        return -1;
    }
}
