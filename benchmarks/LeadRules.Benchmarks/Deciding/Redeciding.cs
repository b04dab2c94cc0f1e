using System.Diagnostics;
using LeadRules.Benchmarks.Trio;
using LeadRules.Stores;

namespace LeadRules.Benchmarks.Deciding;

/// <summary>All leads decided anew after a change of the rules, and the states that changed written to a file; beside it the same by hand.</summary>
internal static class Redeciding
{
    private const int Chunk = 1_000;

    public static void Run(int leads)
    {
        var folder = Directory.CreateTempSubdirectory("leadrules-redeciding").FullName;
        try
        {
            Measure(leads, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(int leads, string folder)
    {
        var (first, second) = (LeadEngine.Compile(DecisionBook.Json), LeadEngine.Compile(DecisionBook.NextVersion));
        var (ours, hand, changed, handChanged) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0);
        using var file = File.Create(Path.Combine(folder, "states.jsonl"));
        using var handFile = File.Create(Path.Combine(folder, "hand.jsonl"));
        var scores = new ScoreValue[4];
        List<Intent> intents = [];
        for (var done = 0; done < leads; done += Chunk)
        {
            // Made and decided for the first time outside of what is measured.
            var chunk = TrioLeads.Make(Chunk, 10, seed: done);
            var states = Array.ConvertAll(chunk, lead => first.Decide(lead, LeadState.New(lead.Id), TrioLeads.At, DecisionRequest.Quiet).State);
            var handStates = Array.ConvertAll(chunk, lead => HandWrittenDecision.Decide(lead, HandState.New, TrioLeads.At, scores, intents));
            intents.Clear();

            var start = Stopwatch.GetTimestamp();
            foreach (var decision in second.Redecide(chunk.Zip(states), TrioLeads.At.AddHours(1), DecisionRequest.Quiet))
            {
                file.Write(LeadStateJson.Write(decision.State));
                changed++;
            }

            ours += Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Chunk; i++)
            {
                var after = HandWrittenDecision.Decide(chunk[i], handStates[i], TrioLeads.At.AddHours(1), scores, intents, hotFrom: 45);
                if (ReferenceEquals(after, handStates[i]))
                    continue;
                System.Text.Json.JsonSerializer.Serialize(handFile, after);
                handChanged++;
            }

            hand += Stopwatch.GetElapsedTime(start);
            intents.Clear();
        }

        Console.WriteLine($"{leads:N0} leads decided anew, {changed:N0} changed and written: {ours.TotalSeconds:0.0} s, {ours.TotalMicroseconds / leads:0.0} us a lead");
        Console.WriteLine($"the same by hand, {handChanged:N0} changed: {hand.TotalSeconds:0.0} s, {hand.TotalMicroseconds / leads:0.0} us a lead; ratio {ours / hand:0.00}");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 / 1e6:N0} MB");
    }
}
