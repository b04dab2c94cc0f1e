using NRules.RuleModel;

namespace LeadRules.NRules.Inference;

/// <summary>A fact is itself, unless it says who it is: two rules may yield facts that are alike.</summary>
internal sealed class FactIdentity : IEqualityComparer<object>
{
    public new bool Equals(object? x, object? y) =>
        ReferenceEquals(x, y) || (x is IIdentityProvider one && y is IIdentityProvider other && one.GetIdentity().Equals(other.GetIdentity()));

    public int GetHashCode(object obj) => obj is IIdentityProvider provider ? provider.GetIdentity().GetHashCode() : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
}
