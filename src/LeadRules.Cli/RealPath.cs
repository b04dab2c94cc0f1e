namespace LeadRules.Cli;

/// <summary>Where a path leads when all links on the way are followed; what does not exist yet keeps its name.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var place = Path.Combine(Of(folder), Path.GetFileName(full));
        if (new FileInfo(place).LinkTarget is not { } next)
            return place;
        // Links may go round in a circle: finding their end says so, where following them one by one would never stop.
        File.ResolveLinkTarget(place, returnFinalTarget: true);
        return Of(Path.Combine(Path.GetDirectoryName(place)!, next));
    }
}
