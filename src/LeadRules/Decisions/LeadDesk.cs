using LeadRules.Stores;

namespace LeadRules;

/// <summary>Decides leads and keeps what was decided.</summary>
public sealed partial class LeadDesk
{
    /// <summary>Joins an engine, a store, and the host's own leads.</summary>
    public LeadDesk(LeadEngine engine, ILeadStateStore store)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(store);
        Engine = engine;
        Store = store;
    }

    /// <summary>The engine.</summary>
    public LeadEngine Engine { get; }

    /// <summary>The store.</summary>
    public ILeadStateStore Store { get; }
}
