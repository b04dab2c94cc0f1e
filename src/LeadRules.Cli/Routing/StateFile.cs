using LeadRules.Cli.Output;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Cli.Routing;

/// <summary>The state of routing in a file: read when it is there, and replaced whole when the work is done.</summary>
internal static class StateFile
{
    public static InMemoryRoutingStore Open(string? path)
    {
        if (path is null || !File.Exists(path))
            return new InMemoryRoutingStore();
        try
        {
            return new InMemoryRoutingStore(RoutingSnapshotJson.Read(File.ReadAllBytes(path)));
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw new ToolException($"--state: '{path}' does not hold a state of routing. {problem.Message} It is left as it is; name another file to begin anew.");
        }
    }

    /// <summary>Reps who have leads in the state and are not in a rule book.</summary>
    public static IReadOnlyList<string> ForeignReps(InMemoryRoutingStore store, LeadEngine engine) =>
        [.. Leads(store, RoutedStatus.Assigned).Select(static lead => lead.Rep!).Where(rep => !engine.Routing.Roster.Reps.ContainsKey(rep)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The leads that wait, those that came first before the others.</summary>
    public static IReadOnlyList<string> Waiting(InMemoryRoutingStore store) => [.. Leads(store, RoutedStatus.Held).Select(static lead => lead.Lead)];

    private static IReadOnlyList<RoutedLead> Leads(InMemoryRoutingStore store, RoutedStatus status) =>
        Finished.Result(store.LeadsAsync(new RoutedLeadFilter { Status = status }));

    /// <summary>The file that takes the place of the old state when it is committed.</summary>
    public static OutputFile Write(string path, InMemoryRoutingStore store)
    {
        var file = OutputFile.At(path);
        file.Stream.Write(RoutingSnapshotJson.Write(store.Snapshot()));
        return file;
    }
}
