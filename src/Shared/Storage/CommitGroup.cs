namespace LeadRules.Storage;

/// <summary>Calls that are decided in one transaction, in the order in which they came.</summary>
internal sealed class CommitGroup
{
    private readonly DecisionMark _mark;
    private IReadOnlyList<CommitCall> _calls;

    public CommitGroup(IReadOnlyList<CommitCall> calls, DecisionMark mark)
    {
        _mark = mark;
        _calls = calls;
        Name();
    }

    public IReadOnlyList<CommitCall> Calls => _calls;

    /// <summary>What all scopes name, in ordinal order, each once.</summary>
    public string[] Pools { get; private set; } = [];

    /// <inheritdoc cref="Pools"/>
    public string[] Reps { get; private set; } = [];

    /// <summary>The keys of leads, in ordinal order, each once.</summary>
    public string[] Keys { get; private set; } = [];

    /// <summary>The leads whose states are read, in ordinal order, each once.</summary>
    public string[] Leads { get; private set; } = [];

    /// <summary>By what the database can tell whether the last try was kept, when its reply was lost; null when it is known that nothing was.</summary>
    public string? Uncertain { get; set; }

    /// <summary>Runs every decision on what was read, one after the other.</summary>
    public void Decide(GroupState state)
    {
        foreach (var call in _calls)
            call.Decide(state, _mark);
    }

    public void Answer()
    {
        foreach (var call in _calls)
            call.Answer();
    }

    public void Fail(Func<Exception> fault)
    {
        foreach (var call in _calls)
            call.Fail(fault());
    }

    /// <summary>Lets calls go that match; says whether others are left.</summary>
    public bool LetGo(Func<CommitCall, bool> match, Action<CommitCall> farewell)
    {
        var gone = _calls.Where(match).ToList();
        if (gone.Count == 0)
            return _calls.Count > 0;
        _calls = [.. _calls.Except(gone)];
        gone.ForEach(farewell);
        Name();
        return _calls.Count > 0;
    }

    private void Name()
    {
        Pools = InOrder(_calls.SelectMany(static call => call.Scope.Pools));
        Reps = InOrder(_calls.Select(static call => call.Scope.Reps).Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyList<string>>().SelectMany(static reps => reps));
        Keys = InOrder(_calls.Select(static call => call.Scope.Key).OfType<string>());
        Leads = InOrder(_calls.Select(static call => call.Scope.Lead).OfType<string>());
    }

    private static string[] InOrder(IEnumerable<string> ids)
    {
        string[] ordered = [.. ids.Distinct(StringComparer.Ordinal)];
        Array.Sort(ordered, StringComparer.Ordinal);
        return ordered;
    }
}
