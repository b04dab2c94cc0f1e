namespace LeadRules.DependencyInjection.Hosting;

/// <summary>Which background service works on which store. Two of a kind on one store would each act on the leads of the other's rule book.</summary>
internal sealed class StoreClaims
{
    private readonly Lock _gate = new();
    private readonly List<(object Owner, string Work, string Book, object Store)> _claims = [];

    /// <exception cref="InvalidOperationException">The store is taken for the same work.</exception>
    public void Claim(object owner, string work, string book, object store)
    {
        lock (_gate)
        {
            foreach (var other in _claims)
            {
                if (other.Work == work && ReferenceEquals(other.Store, store) && !ReferenceEquals(other.Owner, owner))
                    throw new InvalidOperationException(Refusal(work, other.Book, book));
            }

            _claims.Add((owner, work, book, store));
        }
    }

    private static string Refusal(string work, string one, string other)
    {
        var named = other.Length > 0 ? other : one;
        return $"{work} of {Title(one)} and of {Title(other)} work on the same store, where each acts on the leads of the other. "
            + $"Register a store for {(named.Length > 0 ? "one of them alone" : "one of them")}: services.AddLeadStore(\"{(named.Length > 0 ? named : "name")}\", …).";
    }

    private static string Title(string book) => book.Length == 0 ? "the rule book without a name" : $"the rule book '{book}'";
}
