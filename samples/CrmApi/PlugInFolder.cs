using System.Reflection;
using LeadRules;

namespace CrmApi;

/// <summary>Adds the plug-ins of other people's libraries, of which this host knows no type.</summary>
internal static class PlugInFolder
{
    public static LeadRulesBuilder AddPlugInsOf(this LeadRulesBuilder rules, string folder)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder);
        if (!Directory.Exists(path))
            return rules;
        foreach (var library in Directory.EnumerateFiles(path, "*.dll").Order(StringComparer.Ordinal))
            rules.AddPlugInsFrom(Assembly.LoadFrom(library));
        return rules;
    }
}
