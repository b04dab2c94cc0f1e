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
    public JsonItem this[TMember member] => Slot(member) is var index and > 0 ? new JsonItem(owner.Tree, index) : default;

    /// <summary>Whether the object has the member, if only misspelt: then it is not missing as well.</summary>
    public bool IsGiven(TMember member) => Slot(member) != 0;

    /// <summary>Whether the object has a member whose name is most likely meant to be this one.</summary>
    public bool IsMisspelt(TMember member) => Slot(member) == MemberSlots.Misspelt;

    private int Slot(TMember member) => _slots[Unsafe.BitCast<TMember, int>(member)];
}

/// <summary>Room for the places of an object's members; 0 is a member that is not there.</summary>
[InlineArray(24)]
internal struct MemberSlots
{
    public const int Misspelt = -1;

    private int _first;
}
