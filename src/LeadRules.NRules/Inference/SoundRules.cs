using NRules;
using NRules.AgendaFilters;

namespace LeadRules.NRules.Inference;

/// <summary>Keeps rules from firing in which something went wrong.</summary>
internal sealed class SoundRules(HashSet<string> unsound) : IAgendaFilter
{
    public bool Accept(AgendaContext context, Activation activation) => !unsound.Contains(activation.Rule.Name);
}
