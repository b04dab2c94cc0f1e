using System.Reflection;
using LeadRules;

namespace CrmApi;

/// <summary>Adds the plug-ins of other people's libraries, of which this host knows no type.</summary>
internal static class PlugInFolder
{
    private const string Usual = "plug-ins";

    public static LeadRulesBuilder AddPlugInsOf(this LeadRulesBuilder rules, string? folder)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder is { Length: > 0 } ? folder : Usual);
        if (!Directory.Exists(path))
        {
            return folder is { Length: > 0 }
                ? throw new DirectoryNotFoundException($"Crm:PlugIns is '{folder}', and there is no folder '{path}'. Give the folder in which the plug-ins lie, or leave the setting out.")
                : rules;
        }

        foreach (var library in Directory.EnumerateFiles(path, "*.dll").Order(StringComparer.Ordinal))
            rules.AddPlugInsFrom(Assembly.LoadFrom(library));
        return rules;
    }
}
