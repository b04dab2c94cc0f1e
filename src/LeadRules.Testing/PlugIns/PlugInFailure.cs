namespace LeadRules.Testing;

/// <summary>Something that a plug-in does otherwise than plug-ins must, or than its own vectors say.</summary>
/// <param name="Law">What is broken, in a short name that is stable over versions, such as <c>vectors</c>.</param>
/// <param name="Subject">What was looked at: a vector, a function, a field.</param>
/// <param name="Expected">What a sound plug-in gives.</param>
/// <param name="Seen">What this one gave.</param>
public sealed record PlugInFailure(string Law, string Subject, string Expected, string Seen)
{
    /// <summary>The failure in four lines.</summary>
    public override string ToString() => $"{Law}\n  looked at: {Subject}\n  expected:  {Expected}\n  saw:       {Seen}";
}
