namespace LeadRules.DependencyInjection.Books;

/// <summary>A file, looked at again when something happens in its folder, and now and then without (network shares tell nothing).</summary>
internal sealed class FileSource(string path, TimeSpan lookEvery) : BookSource
{
    public override string Place => $"the file {path}";

    // Small and local: read at once, so that the first use of an engine waits for nothing else.
    public override ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken) => new(BookContent.Of(File.ReadAllBytes(path)));

    public override IDisposable Watch(Func<Task<string?>> look, WatchContext context) => new FileWatch(path, lookEvery, look, context);
}
