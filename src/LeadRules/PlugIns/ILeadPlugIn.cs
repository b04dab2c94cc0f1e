namespace LeadRules;

/// <summary>
/// Something that describes a plug-in. A class with a public constructor without parameters can be found in an assembly
/// (<see cref="LeadPlugIns.In"/>) by a host that knows none of its types; one that needs services is registered by the host.
/// </summary>
public interface ILeadPlugIn
{
    /// <summary>What the plug-in adds. Asked once, when the host adds it; never null.</summary>
    LeadPlugIn Describe();
}
