using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace LeadRules.Tests;

/// <summary>The package as its users get it.</summary>
public sealed class PackageTests(PackedTwice packed)
{
    [Fact]
    public void The_package_holds_the_library_its_documentation_and_its_papers_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(packed.First);
        package.Entries.Select(static entry => entry.FullName).Where(static name => !IsContainer(name)).Order(StringComparer.Ordinal).ShouldBe(
            ["LICENSE", "LeadRules.nuspec", "README.md", "icon.png", "lib/net10.0/LeadRules.dll", "lib/net10.0/LeadRules.xml"]);
    }

    [Theory]
    [InlineData("id", "LeadRules")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    [InlineData("projectUrl", "https://github.com/leadrules/leadrules")]
    public void The_package_names(string element, string value) => Metadata(element).Value.ShouldBe(value);

    [Fact]
    public void The_package_has_the_version_of_the_build() => Metadata("version").Value.ShouldBe(Repository.Version);

    [Theory]
    [InlineData("description")]
    [InlineData("tags")]
    [InlineData("authors")]
    public void The_package_says(string element) => Metadata(element).Value.ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public void The_package_depends_on_no_other() => Metadata("dependencies").Descendants().Count(static element => element.Name.LocalName == "dependency").ShouldBe(0);

    [Fact]
    public void The_readme_of_the_package_is_the_one_beside_the_project() => Text("README.md").ShouldBe(Repository.Read("src/LeadRules/PACKAGE.md"));

    [Fact]
    public void The_symbols_come_in_a_package_of_their_own()
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(packed.First, ".snupkg"));
        symbols.GetEntry("lib/net10.0/LeadRules.pdb").ShouldNotBeNull();
    }

    [Fact]
    public void The_library_knows_nothing_of_the_folder_it_was_built_in()
    {
        using var library = new PEReader(new MemoryStream(Bytes(packed.First, "lib/net10.0/LeadRules.dll")));
        var codeView = library.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.CodeView);
        library.ReadCodeViewDebugDirectoryData(codeView).Path.ShouldStartWith("/_/");
    }

    [Fact]
    public void Packing_in_another_folder_gives_the_same_bytes() =>
        Bytes(packed.Second, "lib/net10.0/LeadRules.dll").ShouldBe(Bytes(packed.First, "lib/net10.0/LeadRules.dll"));

    private static bool IsContainer(string name) => name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";

    private static byte[] Bytes(string packagePath, string entry)
    {
        using var package = ZipFile.OpenRead(packagePath);
        using var stream = package.GetEntry(entry)!.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private string Text(string entry) => System.Text.Encoding.UTF8.GetString(Bytes(packed.First, entry));

    private XElement Metadata(string element)
    {
        var nuspec = XDocument.Load(new MemoryStream(Bytes(packed.First, "LeadRules.nuspec")));
        return nuspec.Root!.Elements().Single().Elements().Single(child => child.Name.LocalName == element);
    }
}
