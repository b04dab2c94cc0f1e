[assembly: AssemblyFixture(typeof(LeadRules.Tests.PackedTwice))]

namespace LeadRules.Tests;

/// <summary>The core package, packed twice, each time in another folder. Packing takes long, so the tests share it.</summary>
public sealed class PackedTwice : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        First = await Pack.PackAsync("LeadRules", _folder.Combine("first"));
        Second = await Pack.PackAsync("LeadRules", _folder.Combine("second-and-longer"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
