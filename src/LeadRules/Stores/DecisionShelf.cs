namespace LeadRules.Stores;

/// <summary>The decisions of a store in memory, in the order in which they came. Used under the lock of the store.</summary>
internal sealed class DecisionShelf
{
    private readonly List<DecisionRecord> _records = [];

    public void Keep(DecisionRecord record) => _records.Add(record);

    public IReadOnlyList<DecisionRecord> Which(DecisionFilter filter) => EquatableList.Of<DecisionRecord>([.. (filter.LatestFirst ? Enumerable.Reverse(_records) : _records).Where(filter.Admits).Take(filter.Max)]);

    public int Forget(DateTimeOffset before) => _records.RemoveAll(record => record.At < before);
}
