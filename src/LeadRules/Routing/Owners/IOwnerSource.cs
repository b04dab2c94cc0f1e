using LeadRules.RuleBooks;

namespace LeadRules;

/// <summary>Says who owns an account or a person's other leads already. Hosts answer from what they have read beforehand: routing does no I/O.</summary>
public interface IOwnerSource
{
    /// <summary>The id of the rep who owns what a key stands for; null when nobody does.</summary>
    /// <param name="by">How it is searched: by account, mail or phone.</param>
    /// <param name="key">The key, as <see cref="LeadKeys"/> makes it.</param>
    string? OwnerOf(OwnerMatch by, string key);
}

/// <summary>Owners by account, mail and phone, made of leads that have owners. Where several own parts of one account, the one of the first lead counts. Immutable.</summary>
public sealed class OwnerDirectory : IOwnerSource
{
    private static readonly OwnerMatch[] Ways = [OwnerMatch.Account, OwnerMatch.Email, OwnerMatch.Phone];
    private readonly Dictionary<(OwnerMatch By, string Key), string> _owners = [];

    /// <summary>Collects the owners of leads; those without an owner say nothing.</summary>
    public OwnerDirectory(IEnumerable<Lead> leads)
    {
        ArgumentNullException.ThrowIfNull(leads);
        foreach (var lead in leads.Where(static lead => lead.Owner is not null))
        {
            foreach (var by in Ways)
            {
                if (LeadKeys.Of(lead, by) is { } key)
                    _owners.TryAdd((by, key), lead.Owner!);
            }
        }
    }

    /// <inheritdoc/>
    public string? OwnerOf(OwnerMatch by, string key) => _owners.GetValueOrDefault((by, key));
}
