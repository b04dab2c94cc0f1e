namespace LeadRules;

/// <summary>The host's own leads.</summary>
/// <remarks>
/// What a caller has added before it calls the desk must be found by everybody from then on: the desk reads the state first
/// and the lead afterwards, so that no decision is kept that has missed an activity which another has seen.
/// </remarks>
public interface ILeadSource
{
    /// <summary>A lead with all its activities; null when there is none of that id.</summary>
    ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default);
}

/// <summary>Leads in the memory of one process, for one server, for tests and for samples. Thread-safe.</summary>
public sealed class InMemoryLeads : ILeadSource
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lead> _leads = new(StringComparer.Ordinal);

    /// <summary>Puts a lead in the place of what was known of it.</summary>
    public void Put(Lead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        _leads[lead.Id] = lead;
    }

    /// <summary>Adds an activity to a lead; one whose id is there already changes nothing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such lead.</exception>
    public void Add(string lead, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(activity);
        while (true)
        {
            if (!_leads.TryGetValue(lead, out var known))
                throw new KeyNotFoundException($"There is no lead '{lead}'.");
            if (_leads.TryUpdate(lead, known.With(activity), known))
                return;
        }
    }

    /// <inheritdoc/>
    public ValueTask<Lead?> FindAsync(string lead, CancellationToken cancellationToken = default) => new(_leads.GetValueOrDefault(lead));
}
