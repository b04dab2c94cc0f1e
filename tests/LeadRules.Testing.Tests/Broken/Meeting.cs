namespace LeadRules.Testing.Tests.Broken;

/// <summary>A place where two callers wait for each other, so that what goes wrong between them goes wrong every time. Whoever is alone goes on after a while.</summary>
internal sealed class Meeting
{
    private const int Patience = 2_000;
    private int _arrived;

    public void Wait()
    {
        var arrival = Interlocked.Increment(ref _arrived);
        var both = (arrival + 1) / 2 * 2;
        for (var i = 0; i < Patience && Volatile.Read(ref _arrived) < both; i++)
            Thread.Yield();
    }
}
