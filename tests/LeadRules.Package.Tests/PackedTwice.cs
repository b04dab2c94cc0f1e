[assembly: AssemblyFixture(typeof(LeadRules.Tests.PackedTwice))]

namespace LeadRules.Tests;

/// <summary>The core package, packed twice, each time in another folder; beside the first those that an application takes. Packing takes long, so the tests share it.</summary>
public sealed class PackedTwice : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of the packages.</summary>
    public string Packages { get; private set; } = "";

    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Packages = await Pack.PackAsync(_folder.Combine("first"), "LeadRules", "LeadRules.DependencyInjection", "LeadRules.Storage.Sqlite", "LeadRules.Testing");
        First = CoreIn(Packages);
        Second = CoreIn(await Pack.PackAsync(_folder.Combine("second-and-longer"), "LeadRules"));
    }

    private static string CoreIn(string packages) => Path.Combine(packages, $"LeadRules.{Repository.Version}.nupkg");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
