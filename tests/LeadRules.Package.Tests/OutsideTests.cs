namespace LeadRules.Tests;

/// <summary>A project outside the repository that takes the packages, registers the library, decides, and holds a store of its own to the laws.</summary>
public sealed class OutsideTests(PackedTwice packed)
{
    [Fact]
    public async Task A_project_that_knows_the_packages_alone_decides_and_keeps_the_laws_with_a_store_of_its_own()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests/LeadRules.Package.Tests/Outside")))
            File.Copy(file, folder.Combine(Path.GetFileName(file)));
        File.WriteAllText(folder.Combine("nuget.config"), $"""<configuration><packageSources><add key="packed" value="{packed.Packages}" /></packageSources></configuration>""");

        var printed = await Dotnet.RunAsync(folder.Path, "run", $"-p:LeadRulesVersion={Repository.Version}", "-p:RestorePackagesPath=cache");

        printed.ShouldBe(
            """
            handed-off by outside version 1, with ana
            A store of our own keeps all laws of stores of states.

            """);
    }
}
