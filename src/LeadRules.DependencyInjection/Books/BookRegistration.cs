namespace LeadRules.DependencyInjection.Books;

/// <summary>A rule book as it was registered.</summary>
internal sealed record BookRegistration(string Name, Func<IServiceProvider, BookSource> Source, Func<IServiceProvider, LeadEngineOptions> Options);

/// <summary>How rule books are found whose names are not known at the start.</summary>
internal sealed record TenantRegistration(Func<IServiceProvider, string, BookSource> Source, Func<IServiceProvider, LeadEngineOptions> Options);
