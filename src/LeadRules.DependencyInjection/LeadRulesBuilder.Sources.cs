using LeadRules.DependencyInjection;
using LeadRules.DependencyInjection.Books;
using LeadRules.Stores;
using Microsoft.Extensions.Configuration;

namespace LeadRules;

/// <content>Where the rule book comes from.</content>
public sealed partial class LeadRulesBuilder
{
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromSeconds(30);

    /// <summary>Takes the rule book from a JSON file, and again whenever the file changes.</summary>
    /// <param name="path">The path; one that is not whole starts at the current folder.</param>
    /// <param name="lookEvery">How often the file is looked at besides, since not all file systems tell of changes; null for 30 seconds.</param>
    public LeadRulesBuilder FromFile(string path, TimeSpan? lookEvery = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var source = new FileSource(Path.GetFullPath(path), PeriodOf(lookEvery));
        return Take(_ => source);
    }

    /// <summary>Takes the rule book from a JSON text.</summary>
    public LeadRulesBuilder FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Take(_ => new TextSource(json));
    }

    /// <summary>Takes the rule book from a stream of JSON in UTF-8, such as a resource of the program.</summary>
    /// <param name="open">Opens the stream, for each load anew; it is disposed after reading.</param>
    public LeadRulesBuilder FromStream(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Take(_ => new StreamSource(open));
    }

    /// <summary>
    /// Takes the rule book from a section of the configuration that holds its JSON as a text in <c>Json</c>, or the path of its file in <c>File</c>; and
    /// again whenever either changes.
    /// </summary>
    /// <param name="section">The section. A rule book that is written out as configuration is not read: configuration knows no types and no empty lists.</param>
    /// <param name="lookEvery">How often the file is looked at besides; null for 30 seconds.</param>
    public LeadRulesBuilder FromConfiguration(IConfigurationSection section, TimeSpan? lookEvery = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        var source = new ConfigurationSource(section, PeriodOf(lookEvery));
        return Take(_ => source);
    }

    /// <summary>Takes the rule book that is in force in the registered <see cref="IRuleBookStore"/>, that of the same name before the one for all: looked at every so often, and at once when this process publishes by <see cref="RuleBookPublisher"/>.</summary>
    /// <param name="publishedAs">The name under which it is published; null for the name of the registration.</param>
    /// <param name="lookEvery">How often to look; null for 30 seconds.</param>
    /// <exception cref="ArgumentException">The rule book has no name, and <paramref name="publishedAs"/> is null.</exception>
    public LeadRulesBuilder FromStore(string? publishedAs = null, TimeSpan? lookEvery = null)
    {
        var period = PeriodOf(lookEvery);
        if (_isForTenants)
        {
            if (publishedAs is not null)
                throw new ArgumentException("Each tenant's rule book is published under the name of the tenant.", nameof(publishedAs));
            TenantPeriod = period;
            return this;
        }

        publishedAs ??= Name;
        if (string.IsNullOrWhiteSpace(publishedAs))
            throw new ArgumentException("Say under which name the rule book is published, or register it with a name.", nameof(publishedAs));
        return Take(services => new StoreSource(() => Desks.Find<IRuleBookStore>(services, Name), publishedAs, period));
    }

    /// <summary>Takes a rule book that was made in C#, or read by the host.</summary>
    public LeadRulesBuilder From(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Take(_ => new BookItself(book));
    }

    internal TimeSpan TenantPeriod { get; private set; } = UsualPeriod;

    private static TimeSpan PeriodOf(TimeSpan? lookEvery)
    {
        if (lookEvery is { } period)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero, nameof(lookEvery));
        return lookEvery ?? UsualPeriod;
    }

    private LeadRulesBuilder Take(Func<IServiceProvider, BookSource> source)
    {
        if (_isForTenants)
            throw new InvalidOperationException("The rule books of tenants come from the store of rule books.");
        if (_source is not null)
            throw new InvalidOperationException($"{BookProblems.Title(Name)} has two sources; leave one out.");
        _source = source;
        return this;
    }
}
