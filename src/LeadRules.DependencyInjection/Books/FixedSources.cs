using System.Text;

namespace LeadRules.DependencyInjection.Books;

/// <summary>A rule book that was made in C#, or read by the host.</summary>
internal sealed class BookItself(RuleBook book) : BookSource
{
    public override string Place => "code";

    public override ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken) => new(new BookContent(book, null, ""));
}

/// <summary>A text in the program.</summary>
internal sealed class TextSource(string json) : BookSource
{
    public override string Place => "JSON text";

    public override ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken) => new(BookContent.Of(Encoding.UTF8.GetBytes(json)));
}

/// <summary>A stream that is opened for each load, such as a resource of the program.</summary>
internal sealed class StreamSource(Func<Stream> open) : BookSource
{
    public override string Place => "a stream";

    public override async ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var stream = open() ?? throw new BookSourceException("There is no stream.");
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        return BookContent.Of(copy.ToArray());
    }
}
