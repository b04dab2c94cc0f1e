using System.Globalization;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Binding;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Checks;

/// <summary>Checks the reps and pools that the host supplies: no reader has looked at them.</summary>
internal static class HostRoster
{
    private static readonly string WeightMend = Invariant($"Give a weight from 0 to {RepDefinition.MaxWeight}.");

    public static void Check(RoutingDefinition routing, LeadEngineOptions options, List<Diagnostic> problems)
    {
        CheckNames("rep", options.Reps.Select(static rep => rep.Id), routing.Reps.Where(static rep => !rep.IsHosted).Select(static rep => rep.Id), RoutingPaths.Rep, problems);
        CheckNames("pool", options.Pools.Select(static pool => pool.Id), routing.Pools.Where(static pool => !pool.IsHosted).Select(static pool => pool.Id), RoutingPaths.Pool, problems);
        foreach (var rep in options.Reps)
            Report("rep", rep.Id, WrongIn(rep), problems);
        foreach (var pool in options.Pools)
            Report("pool", pool.Id, WrongIn(pool), problems);
    }

    private static void CheckNames(string kind, IEnumerable<string> ofHost, IEnumerable<string> ofBook, Func<string, string> pathOf, List<Diagnostic> problems)
    {
        var defined = ofBook.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in ofHost)
        {
            if (defined.Contains(name))
                problems.Add(Problems.HostedNameTaken(pathOf(name), kind, name));
            else if (!seen.Add(name))
                problems.Add(Problems.HostedTwice(RoutingPaths.Routing, kind, name));
        }
    }

    private static void Report(string kind, string id, (string What, string Mend)? wrong, List<Diagnostic> problems)
    {
        if (wrong is { } found)
            problems.Add(Problems.HostRoster(RoutingPaths.Routing, kind, id, found.What, found.Mend));
    }

    private static (string What, string Mend)? WrongIn(RepDefinition rep)
    {
        var counts = new[] { rep.Capacity, rep.Quotas.Day, rep.Quotas.Week, rep.Quotas.Month }.Concat(rep.Caps.Select(static cap => (int?)cap.Count));
        if (Common(rep.Id, rep.IsHosted) is { } wrong)
            return wrong;
        if (rep.Weight is < 0 or > RepDefinition.MaxWeight)
            return (Invariant($"has the weight {rep.Weight}"), WeightMend);
        if (counts.Any(static count => count < 0))
            return ("has a capacity, quota or cap below 0", "Give 0 or more, or null for no limit.");
        if (rep.Absences.Any(static absence => absence.To <= absence.From))
            return ("has an absence whose end is not after its start", "Give an end after the start.");
        return rep.Until < rep.From ? ("has a last date before the first", "Give the first date in From and the last in Until.") : null;
    }

    private static (string What, string Mend)? WrongIn(PoolDefinition pool)
    {
        if (Common(pool.Id, pool.IsHosted) is { } wrong)
            return wrong;
        if (pool.Members.FirstOrDefault(static member => member.Weight is < 0 or > RepDefinition.MaxWeight) is { } member)
            return (Invariant($"gives '{member.Rep}' the weight {member.Weight}"), WeightMend);
        if (pool.Members.CountBy(static one => one.Rep, StringComparer.Ordinal).FirstOrDefault(static one => one.Value > 1).Key is { } twice)
            return ($"has the member '{twice}' twice", "Keep one of the two.");
        if (pool.LookAhead < TimeSpan.Zero)
            return ("has a look-ahead below zero", "Give zero or more.");
        if (pool.MakeUp is < 0 or > PoolDefinition.MaxMakeUp)
            return (Invariant($"lets {pool.MakeUp} leads be made up"), Invariant($"Give a number from 0 to {PoolDefinition.MaxMakeUp}."));
        return pool.WhenNobody.FirstOrDefault(static policy => policy.To is { } to && !DestinationText.Ends.Contains(to.Kind)) is { } divert
            ? ($"overflows to '{divert}', which may lead to nobody", "Give a rep, a pool, a queue, a dispatcher or nobody.")
            : null;
    }

    private static (string What, string Mend)? Common(string id, bool isHosted) =>
        !Words.IsId(id) ? ("has an id that no rule book can name", "Use letters, digits, '-' and '_' only, and do not begin with '-'.")
        : isHosted ? ("is called hosted itself", "Leave IsHosted false: it stands in the rule book only.")
        : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
