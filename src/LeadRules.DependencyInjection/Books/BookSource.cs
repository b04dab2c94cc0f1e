using System.Security.Cryptography;

namespace LeadRules.DependencyInjection.Books;

/// <summary>Where a rule book comes from.</summary>
internal abstract class BookSource
{
    /// <summary>The place in words, for messages: <c>the file rules.json</c>.</summary>
    public abstract string Place { get; }

    /// <summary>Reads the rule book; throws what reading throws.</summary>
    public abstract ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Calls <paramref name="look"/> whenever the rule book may have changed, until disposed; that gives the stamp of what it saw, or null where it is to be called again. Null where it never does.</summary>
    public virtual IDisposable? Watch(Func<Task<string?>> look, WatchContext context) => null;
}

/// <summary>What watching needs.</summary>
internal sealed record WatchContext(TimeProvider Time, Microsoft.Extensions.Logging.ILogger Log);

/// <summary>A rule book that was read: its text, or the rule book itself.</summary>
/// <param name="Book">The rule book; null where there is a text.</param>
/// <param name="Utf8">The text; null where there is a rule book.</param>
/// <param name="Stamp">Equal for equal contents.</param>
internal sealed record BookContent(RuleBook? Book, byte[]? Utf8, string Stamp)
{
    public static BookContent Of(byte[] utf8) => new(null, utf8, StampOf(utf8));

    public static string StampOf(byte[] utf8) => Convert.ToHexString(SHA256.HashData(utf8));
}

/// <summary>A rule book cannot be read, for a reason that is said in the message.</summary>
#pragma warning disable CA1032, RCS1194 // Never leaves the package.
internal sealed class BookSourceException(string message) : Exception(message);
