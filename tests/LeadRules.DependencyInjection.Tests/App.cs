using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Tests;

/// <summary>The services of a small application, with a clock that stands and a log to read.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public App(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddProvider(Lines).SetMinimumLevel(LogLevel.Trace));
        add(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTime Time { get; } = new();

    public LogLines Lines { get; } = new();

    public IServiceProvider Services => _services;

    public ILeadRules Rules => _services.GetRequiredService<ILeadRules>();

    /// <summary>A rule book of one score, whose points are in its version.</summary>
    public static string Book(string version, int points = 10, string name = "acme") =>
        $$"""{ "name": "{{name}}", "version": "{{version}}", "scores": { "fit": { "rules": [ { "id": "all", "points": {{points}}, "when": "employees > 0" } ] } } }""";

    /// <summary>A rule book with one mistake.</summary>
    public static string Broken(string version) => Book(version).Replace("employees", "employes", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
