namespace LeadRules.Testing;

/// <summary>Asks code of plug-ins, which may throw or never come back.</summary>
internal static class Caller
{
    /// <summary>The answer, or what was seen in its place.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="patience">How long to wait. What does not come back in time runs on, as nothing can stop it.</param>
    public static (T? Answer, string? Trouble) Ask<T>(Func<T> question, TimeSpan patience)
    {
        var asked = Task.Factory.StartNew(question, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return asked.Wait(patience) ? (asked.Result, null) : (default, FormattableString.Invariant($"no answer within {patience.TotalSeconds} s"));
        }
        catch (AggregateException problem)
        {
            var cause = problem.GetBaseException();
            return (default, $"{cause.GetType().Name}: {cause.Message.Split('\n')[0].TrimEnd('\r', ' ')}");
        }
    }
}
