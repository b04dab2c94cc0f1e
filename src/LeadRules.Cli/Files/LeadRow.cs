namespace LeadRules.Cli.Files;

/// <summary>One row of a file of leads: a lead, or what is wrong with it.</summary>
internal readonly record struct LeadRow(RawRow Raw, Lead? Lead, IReadOnlyList<Diagnostic> Problems);

/// <summary>Some rows of a file, not yet read: reading them is most of the work, so it is done by many threads, a batch each.</summary>
internal abstract class LeadBatch : IDisposable
{
    public abstract IEnumerable<LeadRow> Read(LeadJsonReader json);

    public abstract void Dispose();
}

/// <summary>A file of leads, cut into batches in its order.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>How much of the file was read, from 0 to 1.</summary>
    double Progress { get; }

    /// <summary>The next batch, or null at the end.</summary>
    LeadBatch? Next();
}
