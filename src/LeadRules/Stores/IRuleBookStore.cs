namespace LeadRules.Stores;

/// <summary>Keeps the versions of rule books that a team publishes, so that hosts find the one in force, and anybody the earlier ones.</summary>
/// <remarks>Any number of books stand beside each other, such as one for each tenant. Nothing is ever changed or removed: going back is publishing an old text again.</remarks>
public interface IRuleBookStore
{
    /// <summary>What is in force; null when nothing was ever published under the name.</summary>
    ValueTask<StoredRuleBook?> CurrentAsync(string book, CancellationToken cancellationToken = default);

    /// <summary>What was published, the latest first.</summary>
    ValueTask<IReadOnlyList<StoredRuleBook>> HistoryAsync(string book, int max, CancellationToken cancellationToken = default);

    /// <summary>The names under which anything was published, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> BooksAsync(CancellationToken cancellationToken = default);

    /// <summary>Publishes a text, which is in force from then on. The store does not read it: check it before.</summary>
    /// <param name="book">The name under which it is published: 1 to 200 characters.</param>
    /// <param name="json">The text.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who publishes it; or null.</param>
    /// <param name="after">The revision that the author had before them; 0 for none. Null where whatever is in force is to be replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is in force now; null, and nothing changed, when <paramref name="after"/> is not in force any more: somebody else was faster.</returns>
    ValueTask<StoredRuleBook?> PublishAsync(string book, string json, DateTimeOffset at, string? by, long? after, CancellationToken cancellationToken = default);
}

/// <summary>A rule book as it was published.</summary>
/// <param name="Book">The name under which it was published.</param>
/// <param name="Revision">The how-manieth of that name it is, from 1.</param>
/// <param name="Json">The text.</param>
/// <param name="At">When it was published.</param>
/// <param name="By">Who published it; or null.</param>
public sealed record StoredRuleBook(string Book, long Revision, string Json, DateTimeOffset At, string? By)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(StoredRuleBook), (nameof(Book), Book), (nameof(Revision), Revision), (nameof(Json), Json), (nameof(At), At), (nameof(By), By));
}
