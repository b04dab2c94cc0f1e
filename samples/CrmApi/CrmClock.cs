namespace CrmApi;

/// <summary>The time it is, unless the settings say otherwise: for demonstrations and tests that must come out the same every day.</summary>
internal sealed class CrmClock(CrmOptions options) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => options.Now ?? base.GetUtcNow() + options.Ahead;
}
