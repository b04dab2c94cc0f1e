namespace LeadRules.StoreThroughput;

/// <summary>Decisions that are kept, one for each call; callers may call at the same time.</summary>
internal interface IDecisions : IAsyncDisposable
{
    Task DecideAsync();
}
