namespace LeadRules.Benchmarks.Trio;

/// <summary>Holds the hand-written code to the engine's scores, lead by lead.</summary>
public static class Agreement
{
    /// <exception cref="InvalidOperationException">A lead has another score by hand.</exception>
    public static void Check()
    {
        var engine = LeadEngine.Compile(TrioBook.Json);
        var (compiled, plain, fast) = (new ScoreValue[4], new ScoreValue[4], new ScoreValue[4]);
        foreach (var lead in TrioLeads.Make(1000, 40))
        {
            engine.Score(lead, TrioLeads.At, compiled);
            PlainCode.Score(lead, TrioLeads.At, plain);
            FastCode.Score(lead, TrioLeads.At, fast);
            for (var i = 0; i < compiled.Length; i++)
            {
                Compare(lead, i, compiled[i], plain[i]);
                Compare(lead, i, compiled[i], fast[i]);
            }
        }
    }

    private static void Compare(Lead lead, int score, ScoreValue compiled, ScoreValue written)
    {
        if (compiled.Value != written.Value || compiled.Band != written.Band || Math.Abs(compiled.Raw - written.Raw) > 1e-9)
            throw new InvalidOperationException($"{TrioBook.ScoreNames[score]} of {lead}: {compiled} compiled, {written} by hand.");
    }
}
