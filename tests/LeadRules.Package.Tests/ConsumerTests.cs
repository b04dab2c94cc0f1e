namespace LeadRules.Tests;

/// <summary>A project outside the repository that knows the library only as a package: the program of the README.</summary>
public sealed class ConsumerTests(PackedTwice packed)
{
    [Fact]
    public async Task The_program_of_the_readme_runs_against_the_package_and_prints_what_the_readme_says()
    {
        var readme = MarkdownFile.Read("README.md");
        using var folder = new TemporaryFolder();
        Write("nuget.config", $"""<configuration><packageSources><clear /><add key="packed" value="{packed.Packages}" /></packageSources></configuration>""");
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesPath>cache</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LeadRules" Version="{Repository.Version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", string.Concat(readme.Blocks.Where(static block => block.Language == "csharp").Select(static block => block.Text)));
        foreach (var book in readme.Blocks.Where(static block => block.Language == "json" && block.Info.EndsWith(".json", StringComparison.Ordinal)))
            Write(book.Info, book.Text);

        var printed = await Dotnet.RunAsync(folder.Path, "run");

        printed.ShouldBe(string.Concat(readme.Blocks.Where(static block => block.Info == "output").Select(static block => block.Text)));

        void Write(string file, string text) => File.WriteAllText(folder.Combine(file), text);
    }
}
