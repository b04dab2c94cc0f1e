using System.Diagnostics.CodeAnalysis;
using System.Text;
using LeadRules.DependencyInjection.Books;
using LeadRules.Stores;

namespace LeadRules;

/// <summary>
/// Publishes rule books that can be used, and none that cannot: a text is compiled with what the host adds before it reaches the
/// store, and is in force in this process at once. Registered by <c>AddLeadRules</c>; one for the application; thread-safe.
/// </summary>
public sealed class RuleBookPublisher
{
    private readonly BookSet _books;
    private readonly IRuleBookStore? _forAll;
    private readonly TimeProvider _time;

    internal RuleBookPublisher(BookSet books, IRuleBookStore? forAll, TimeProvider time)
    {
        _books = books;
        _forAll = forAll;
        _time = time;
    }

    /// <summary>Checks a text, with what the host adds, and publishes nothing.</summary>
    /// <param name="publishedAs">The name under which it would be published.</param>
    /// <param name="json">The text.</param>
    /// <param name="engine">The engine, to try leads with; null when the text has errors.</param>
    /// <param name="diagnostics">All that was found, warnings included.</param>
    public bool TryCompile(string publishedAs, string json, [NotNullWhen(true)] out LeadEngine? engine, out IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(publishedAs);
        ArgumentNullException.ThrowIfNull(json);
        return LeadEngine.TryCompile(Encoding.UTF8.GetBytes(json), _books.OptionsOf(publishedAs), out engine, out diagnostics);
    }

    /// <summary>Checks a text and publishes it, in the store that the rule book of this registration reads it from, else in the one for all.</summary>
    /// <param name="publishedAs">The name under which it is published.</param>
    /// <param name="json">The text.</param>
    /// <param name="by">Who publishes it; or null.</param>
    /// <param name="after">The revision that the author had before them; 0 for none. Null where whatever is in force is to be replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is in force now; null, and nothing changed, when <paramref name="after"/> is not in force any more.</returns>
    /// <exception cref="LeadRulesException">The text has errors; nothing is published.</exception>
    /// <exception cref="InvalidOperationException">There is no store of rule books.</exception>
    public async ValueTask<StoredRuleBook?> PublishAsync(string publishedAs, string json, string? by = null, long? after = null, CancellationToken cancellationToken = default)
    {
        if (!TryCompile(publishedAs, json, out _, out var diagnostics))
            throw new LeadRulesException([new BookProblems(publishedAs, "the text to publish", diagnostics, null)]);
        var store = _books.StoreOf(publishedAs) ?? _forAll ?? throw new InvalidOperationException("RuleBookPublisher needs a store of rule books. Register one: services.AddSingleton<IRuleBookStore>(…).");
        var published = await store.PublishAsync(publishedAs, json, _time.GetUtcNow(), by, after, cancellationToken).ConfigureAwait(false);
        if (published is not null)
            await _books.LookAsync(publishedAs, cancellationToken).ConfigureAwait(false);
        return published;
    }
}
