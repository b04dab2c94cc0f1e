using LeadRules.Stores;

namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Leads that could not be decided: each rests, longer after each failure, and the others go before it.</summary>
internal sealed class RestingLeads(LookAgainOptions options)
{
    private readonly Dictionary<string, (int Attempts, DateTimeOffset Until)> _byLead = new(StringComparer.Ordinal);

    public int Count => _byLead.Count;

    /// <summary>When the first of them is tried again; null where there is none.</summary>
    public DateTimeOffset? Next => _byLead.Count == 0 ? null : _byLead.Values.Min(static one => one.Until);

    public bool Holds(string lead) => _byLead.ContainsKey(lead);

    public bool Rests(string lead, DateTimeOffset at) => _byLead.TryGetValue(lead, out var one) && one.Until > at;

    public (int Attempts, DateTimeOffset Until) Add(string lead, DateTimeOffset at)
    {
        var attempts = _byLead.GetValueOrDefault(lead).Attempts + 1;
        var delay = options.FirstDelay;
        for (var i = 1; i < attempts && delay < options.MaxDelay; i++)
            delay *= 2;
        return _byLead[lead] = (attempts, at + (delay < options.MaxDelay ? delay : options.MaxDelay));
    }

    public void Remove(string lead) => _byLead.Remove(lead);

    /// <summary>Forgets those whose rest is over and who are not due any more: somebody else decided them.</summary>
    public void KeepOnly(IReadOnlyList<StoredLead> due, DateTimeOffset at)
    {
        if (_byLead.Count == 0)
            return;
        var ids = due.Select(static lead => lead.State.Lead).ToHashSet(StringComparer.Ordinal);
        foreach (var lead in _byLead.Where(one => one.Value.Until <= at && !ids.Contains(one.Key)).Select(static one => one.Key).ToList())
            _byLead.Remove(lead);
    }
}
