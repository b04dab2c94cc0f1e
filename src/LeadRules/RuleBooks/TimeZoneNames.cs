namespace LeadRules.RuleBooks;

/// <summary>The IANA names of time zones.</summary>
internal static class TimeZoneNames
{
    public static bool IsKnown(string name) =>
        string.Equals(name, "UTC", StringComparison.Ordinal)
        || (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && string.Equals(zone.Id, name, StringComparison.Ordinal));

    /// <summary>The name that was most likely meant: that of a Windows zone, of a city without its continent, or the nearest in spelling; or null.</summary>
    public static string? Nearest(string name)
    {
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana))
            return iana;
        var names = TimeZoneInfo.GetSystemTimeZones().Where(static zone => zone.HasIanaId).Select(static zone => zone.Id).Order(StringComparer.Ordinal).ToList();
        var city = "/" + name.Replace(' ', '_');
        return names.Find(known => known.EndsWith(city, StringComparison.OrdinalIgnoreCase)) ?? Diagnostics.Nearest.Of(name, names);
    }
}
