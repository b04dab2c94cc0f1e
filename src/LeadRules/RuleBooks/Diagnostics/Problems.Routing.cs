namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR2051 to LR2059, LR33xx and LR4351 to LR4369: routing.</summary>
internal static partial class Problems
{
    public static Diagnostic NoDestination(string path, string text, string? meant, IReadOnlyList<string> forms) =>
        DiagnosticCatalogue.DestinationSyntax.At(path, $"'{text}' is no destination.", Meant(meant) + WriteOneOf(forms));

    public static Diagnostic DestinationNotHere(string path, Destination destination, string asWhat, IReadOnlyList<string> forms) =>
        DiagnosticCatalogue.DestinationNotHere.At(path, $"'{destination}' {(destination.Kind == DestinationKind.Nobody ? "leads" : "may lead")} to nobody, so it cannot be {asWhat}.", WriteOneOf(forms));

    public static Diagnostic NoPolicy(string path, string text, string? meant, IReadOnlyList<string> forms) =>
        DiagnosticCatalogue.PolicySyntax.At(path, $"'{text}' does not say what happens when nobody can receive.", Meant(meant) + WriteOneOf(forms));

    public static Diagnostic HostedAndMore(string path, string member) =>
        DiagnosticCatalogue.HostedAndMore.At(path, $"The host supplies this one, '{member}' included.", $"Take '{member}' away, or take \"hosted\" away and define it all here.");

    public static Diagnostic NoCountry(string path, string text) =>
        DiagnosticCatalogue.TerritorySyntax.At(path, $"'{text}' is no country.", "Write its two letters of ISO 3166-1: \"ES\", \"GB\".");

    public static Diagnostic NoRegion(string path, string text) =>
        DiagnosticCatalogue.TerritorySyntax.At(path, $"'{text}' is no region.", "Write its code of ISO 3166-2, with the country: \"ES-MD\", \"US-CA\".");

    public static Diagnostic NoPostal(string path, string text, string? meant) =>
        DiagnosticCatalogue.TerritorySyntax.At(path, $"'{text}' is no part of postal codes.", Meant(meant) + "Write how they begin, \"941\", or the first and the last of a range, equally long, \"94000..94199\".");

    public static Diagnostic NoAccount(string path, string text) =>
        DiagnosticCatalogue.TerritorySyntax.At(path, $"'{text}' is no account.", "Write the domain, \"acme.com\", or a list of domains, \"@named-accounts\".");

    public static Diagnostic AloneWithoutParent(string path) =>
        DiagnosticCatalogue.NotTogether.At(path, "'alone' says that the parent does not bind, but there is no 'parent'.", "Take 'alone' away, or name the parent.");

    public static Diagnostic DuplicateRoute(string path, string id, int? firstLine) =>
        DiagnosticCatalogue.DuplicateId.At(path, $"The id '{id}' belongs to two routes{InLine(firstLine)}.", "Give one of them another id.");

    public static Diagnostic NoInstant(string path, string text) =>
        DiagnosticCatalogue.DateSyntax.At(path, $"'{text}' is neither a date nor an instant.", "Write a date, \"2026-12-24\", or a date with a time, \"2026-12-24T14:00\" by the clock of the rule book, \"2026-12-24T14:00+01:00\" by another.");

    /// <summary>Where a rep is named and a pool has that id.</summary>
    public static Diagnostic PoolInsteadOfRep(string path, string name) =>
        DiagnosticCatalogue.UnknownRep.At(path, $"There is no rep '{name}', but a pool.", $"Did you mean 'pool {name}'?");

    public static Diagnostic UnknownRep(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownRep.At(path, $"There is no rep '{name}'.", DidYouMean(name, candidates, $"Add the rep under 'reps', \"{name}\": {{ }}, or have the host supply the rep, \"{name}\": {{ \"hosted\": true }}."));

    public static Diagnostic UnknownPool(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownPool.At(path, $"There is no pool '{name}'.", DidYouMean(name, candidates, $"Add it under 'pools', \"{name}\": {{ \"members\": [ ] }}, or have the host supply it, \"{name}\": {{ \"hosted\": true }}."));

    public static Diagnostic UnknownTerritory(string path, string name, IEnumerable<string> candidates) =>
        DiagnosticCatalogue.UnknownTerritory.At(path, $"There is no territory '{name}'.", DidYouMean(name, candidates, "Add it under 'territories', or take 'parent' away."));

    public static Diagnostic TerritoryCycle(string path, IReadOnlyList<string> names) => names is [var only]
        ? DiagnosticCatalogue.Cycle.At(path, $"'{only}' is its own parent.", "Take 'parent' away.")
        : DiagnosticCatalogue.Cycle.At(path, $"These territories are parents of each other in a circle: {string.Join(" -> ", names.Append(names[0]))}.", "Take one of the parents away.");

    public static Diagnostic UnknownStrategy(string path, string name, IReadOnlyCollection<string> known) =>
        DiagnosticCatalogue.UnknownStrategy.At(path, $"There is no strategy '{name}'.", DidYouMean(name, known, $"Write {OrList(known)}, or have the host supply it."));

    public static Diagnostic TerritoryWithoutReceiver(string path, string territory) =>
        DiagnosticCatalogue.TerritoryWithoutReceiver.At(path, $"Nobody receives the leads of '{territory}'.", "Say who does: \"to\": \"pool smb\", here or in the territory of which it is a part.");

    public static Diagnostic NoTerritories(string path) =>
        DiagnosticCatalogue.NoTerritories.At(path, "There are no territories to send leads to.", "Add some under 'territories', or write another destination.");

    public static Diagnostic HostedNameTaken(string path, string kind, string name) =>
        DiagnosticCatalogue.HostedNameTaken.At(path, $"The host supplies the {kind} '{name}', which the rule book defines as well.", $"Leave it to one of them: for the host's, write \"{name}\": {{ \"hosted\": true }}.");

    public static Diagnostic HostedTwice(string path, string kind, string name) =>
        DiagnosticCatalogue.HostedNameTaken.At(path, $"The host supplies the {kind} '{name}' twice.", "Keep one of the two.");

    public static Diagnostic HostRoster(string path, string kind, string name, string what, string mend) =>
        DiagnosticCatalogue.HostRoster.At(path, $"The {kind} '{name}' of the host {what}.", mend);

    public static Diagnostic OfHost(Diagnostic problem, string kind, string name) =>
        new(problem.Code, problem.Severity, problem.Path, $"In the {kind} '{name}' of the host: {char.ToLowerInvariant(problem.Message[0])}{problem.Message[1..]}", problem.Mend);

    public static Diagnostic PoolWithoutMembers(string path, string pool) =>
        DiagnosticCatalogue.PoolOfNobody.At(path, $"The pool '{pool}' has no members, so nobody receives its leads.", "Add a rep to 'members', or take the pool away.");

    public static Diagnostic PoolOfNobody(string path, string pool) =>
        DiagnosticCatalogue.PoolOfNobody.At(path, $"No member of the pool '{pool}' can ever receive a lead: each is inactive or has weight 0.", "Give one of them a weight of 1 or more, or add a rep to 'members'.");

    public static Diagnostic RepWithoutWay(string path, string rep) =>
        DiagnosticCatalogue.RepWithoutWay.At(path, $"No way leads to '{rep}', save as the owner a lead already has.", "Add the rep to a pool, name the rep in a route or territory, or take the rep away.");

    public static Diagnostic OverflowCircle(string path, IReadOnlyList<string> pools) => pools is [var only]
        ? DiagnosticCatalogue.OverflowCircle.At(path, $"The pool '{only}' overflows into itself.", "Name another destination, or \"hold\".")
        : DiagnosticCatalogue.OverflowCircle.At(path, $"These pools overflow into each other in a circle: {string.Join(" -> ", pools.Append(pools[0]))}.", "Let one of them end with \"hold\" or a queue instead.");

    public static Diagnostic CapsWithoutCategory(string path, string rep) =>
        DiagnosticCatalogue.CapsWithoutCategory.At(path, $"'{rep}' has caps by category, but leads have no category.", "Say what it is, once for all reps: \"category\": \"band.engagement\" under 'routing'.");

    public static Diagnostic NoRoom(string path, string rep, string what) =>
        DiagnosticCatalogue.NoRoom.At(path, $"{Sentence(what)} of '{rep}' is 0, so it lets no lead through.", "Write 1 or more; for a rep who receives nothing, write \"active\": false.");

    public static Diagnostic RouteToInactive(string path, string rep) =>
        DiagnosticCatalogue.RouteToNobody.At(path, $"'{rep}' is inactive, so no lead ever arrives.", "Name somebody else, or set the rep active.");

    public static Diagnostic RouteToPoolOfNobody(string path, string pool) =>
        DiagnosticCatalogue.RouteToNobody.At(path, $"Nobody in the pool '{pool}' can ever receive a lead, so no lead ever arrives.", "Name another pool, or give this one members.");

    public static Diagnostic PolicyNeverReached(string path, NobodyPolicy policy, NobodyPolicy earlier) =>
        DiagnosticCatalogue.PolicyNeverReached.At(path, $"'{policy}' is never reached: '{earlier}' before it settles what happens.", "Move it before that one, or take it away.");

    private static string Meant(string? meant) => meant is null ? "" : $"Did you mean '{meant}'? ";

    private static string WriteOneOf(IReadOnlyCollection<string> forms) => $"Write {OrList([.. forms.Select(static form => $"'{form}'")])}.";
}
