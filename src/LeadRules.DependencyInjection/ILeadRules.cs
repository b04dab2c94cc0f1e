namespace LeadRules;

/// <summary>
/// The engines of an application, one for each rule book, always the last good one. Registered by <c>AddLeadRules</c>; one for
/// the application; thread-safe.
/// </summary>
public interface ILeadRules
{
    /// <summary>The engine of the rule book without a name. Loaded at the first use where the host has not done it at its start.</summary>
    /// <exception cref="KeyNotFoundException">There is no rule book without a name.</exception>
    /// <exception cref="LeadRulesException">It has never been usable; the exception holds all that is wrong with it.</exception>
    LeadEngine Current { get; }

    /// <summary>The names of the rule books: those of the registration, and those of tenants that were loaded. The one without a name is the empty text.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The engine of a rule book. What is not loaded yet is loaded, and the caller waits; where that takes time, <see cref="GetAsync"/> does not hold a thread.</summary>
    /// <exception cref="KeyNotFoundException">There is no rule book of the name; the message names those there are.</exception>
    /// <exception cref="LeadRulesException">It has never been usable; the exception holds all that is wrong with it.</exception>
    LeadEngine Get(string name);

    /// <inheritdoc cref="Get"/>
    /// <param name="name">The name; the empty text for the rule book without one.</param>
    /// <param name="cancellationToken">Stops waiting; others go on.</param>
    ValueTask<LeadEngine> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Loads all rule books of the registration; nothing happens to those that are loaded. A host does it at its start.</summary>
    /// <exception cref="LeadRulesException">Not all can be used; the exception holds all that is wrong with all of them.</exception>
    Task LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads and compiles a rule book again, also when its text is the same: lists and plug-ins are asked anew. One that cannot be used leaves the last good engine where it is.</summary>
    /// <param name="name">The name; the empty text for the rule book without one.</param>
    /// <param name="cancellationToken">Gives up; the engine stays.</param>
    /// <exception cref="KeyNotFoundException">There is no rule book of the name; the message names those there are.</exception>
    ValueTask<RuleBookReload> ReloadAsync(string name = "", CancellationToken cancellationToken = default);

    /// <summary>Gives up the engine of a tenant, such as when the tenant leaves or was not asked for in a long time, and looks for its new versions no more. Whoever has the engine goes on with it; who asks again has it loaded again.</summary>
    /// <param name="tenant">The name.</param>
    /// <returns>Whether there was anything to give up.</returns>
    /// <exception cref="ArgumentException">It is a rule book of the registration; those stay for as long as the application.</exception>
    bool Forget(string tenant);

    /// <summary>Calls a listener after each reload, good and bad, on whatever thread it happened.</summary>
    /// <returns>Ends it when disposed.</returns>
    IDisposable OnReload(Action<RuleBookReload> listener);
}
