using System.Runtime.CompilerServices;

namespace LeadRules.RuleBooks.Json;

/// <summary>The values of an object's known members.</summary>
internal readonly ref struct Members<TMember>(JsonItem owner, MemberSlots slots)
    where TMember : struct, Enum
{
    private readonly MemberSlots _slots = slots;

    /// <summary>The object itself.</summary>
    public JsonItem Owner => owner;

    /// <summary>The value of a member; missing when the object does not have it.</summary>
    public JsonItem this[TMember member]
    {
        get
        {
            var index = _slots[Unsafe.BitCast<TMember, int>(member)];
            return index == 0 ? default : new JsonItem(owner.Tree, index);
        }
    }
}

/// <summary>Room for the places of an object's members; 0 is a member that is not there.</summary>
[InlineArray(24)]
internal struct MemberSlots
{
    private int _first;
}
