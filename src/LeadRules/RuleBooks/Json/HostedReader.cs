using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Json;

/// <summary>Reads whether the host supplies a rep or a pool, so that the rule book says nothing else of it.</summary>
internal static class HostedReader
{
    public static bool IsHosted<TMember>(Reading reading, Members<TMember> members, TMember hosted)
        where TMember : struct, Enum
    {
        if (reading.Flag(members[hosted]) != true)
            return false;
        foreach (var member in Enum.GetValues<TMember>())
        {
            if (!EqualityComparer<TMember>.Default.Equals(member, hosted) && members[member].Exists)
                reading.Report(members[member], Problems.HostedAndMore(reading.Path(members[member]), EnumWords<TMember>.Of(member)));
        }

        return true;
    }
}
