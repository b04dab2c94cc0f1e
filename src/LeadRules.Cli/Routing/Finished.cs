namespace LeadRules.Cli.Routing;

/// <summary>Calls of the store in memory: they have finished when they return.</summary>
internal static class Finished
{
    public static T Result<T>(ValueTask<T> call) => call.AsTask().GetAwaiter().GetResult();
}
