namespace LeadRules.Tests;

/// <summary>Packs a project of src from a copy of the sources, so that a build in the repository is left alone.</summary>
internal static class Pack
{
    private static readonly string[] BuildFiles =
        ["global.json", "nuget.config", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", "LICENSE"];

    /// <summary>Copies what the build of src needs into a folder and packs projects there; gives the folder of the packages.</summary>
    public static async Task<string> PackAsync(string folder, params string[] projects)
    {
        var sources = Path.Combine(folder, "sources");
        foreach (var file in BuildFiles)
            Copy(file, sources);
        foreach (var file in new[] { "src", "eng", "schema" }.SelectMany(FilesUnder))
            Copy(file, sources);

        var packages = Path.Combine(folder, "packages");
        foreach (var project in projects)
            await Dotnet.RunAsync(sources, "pack", $"src/{project}/{project}.csproj", "-c", "Release", "-o", packages, "-v", "quiet", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false");
        return packages;
    }

    private static IEnumerable<string> FilesUnder(string folder)
    {
        var path = Repository.PathOf(folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Repository.Root, file))
            : [];
    }

    private static void Copy(string file, string folder)
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Repository.PathOf(file), target);
    }
}
