using LeadRules.Routing;

namespace LeadRules.Stores;

/// <summary>The leads of a store in memory, in the order in which they came. Used under the lock of the store.</summary>
internal sealed class LeadShelf
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<RoutedLead> _leads = [];

    /// <summary>The places of those that wait: they are asked for whenever somebody can receive again.</summary>
    private readonly SortedSet<int> _held = [];

    public RoutedLead? Find(string key) => _places.TryGetValue(key, out var place) ? _leads[place] : null;

    public void Keep(RoutedLead lead)
    {
        if (_places.TryGetValue(lead.Key, out var place))
        {
            if (_leads[place].Status == RoutedStatus.Held)
                _held.Remove(place);
            _leads[place] = lead;
        }
        else
        {
            place = _leads.Count;
            _places.Add(lead.Key, place);
            _leads.Add(lead);
        }

        if (lead.Status == RoutedStatus.Held)
            _held.Add(place);
    }

    public IReadOnlyList<RoutedLead> Which(RoutedLeadFilter filter)
    {
        var candidates = filter.Status == RoutedStatus.Held ? _held.Select(place => _leads[place]) : _leads;
        return EquatableList.Of<RoutedLead>([.. candidates.Where(filter.Admits).Take(filter.Max)]);
    }
}
