using System.Text;
using Microsoft.Extensions.Configuration;

namespace LeadRules.DependencyInjection.Books;

/// <summary>A section of the configuration that holds the text of the rule book (<c>Json</c>) or names its file (<c>File</c>).</summary>
/// <remarks>A rule book cannot be written out as configuration: configuration knows no types, no empty lists, and no names with colons or in two cases.</remarks>
internal sealed class ConfigurationSource(IConfigurationSection section, TimeSpan lookEvery) : BookSource
{
    public override string Place => FilePath is { } path ? $"the file {path} (configuration {section.Path})" : $"the configuration {section.Path}";

    private string? FilePath => section["File"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    public override ValueTask<BookContent> ReadAsync(CancellationToken cancellationToken) => (section["Json"], FilePath) switch
    {
        ({ Length: > 0 }, not null) => throw new BookSourceException($"The section '{section.Path}' has both 'Json' and 'File'; leave one out."),
        ({ Length: > 0 } json, null) => new(BookContent.Of(Encoding.UTF8.GetBytes(json))),
        (_, { } path) => new(BookContent.Of(File.ReadAllBytes(path))),
        _ => throw new BookSourceException($"The section '{section.Path}' has neither 'Json', the text of the rule book, nor 'File', the path of its file."),
    };

    public override IDisposable Watch(Func<Task<string?>> look, WatchContext context) => new SectionWatch(section, () => FilePath, lookEvery, look, context);
}

/// <summary>Watches a section, and the file that it names at the moment.</summary>
internal sealed class SectionWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IDisposable _changes;
    private readonly Func<string?> _filePath;
    private readonly Func<string, FileWatch> _newWatch;
    private readonly Func<Task> _look;
    private FileWatch? _file;
    private string? _path;
    private bool _isOver;

    public SectionWatch(IConfigurationSection section, Func<string?> filePath, TimeSpan lookEvery, Func<Task<string?>> look, WatchContext context)
    {
        _filePath = filePath;
        _look = look;
        _newWatch = path => new FileWatch(path, lookEvery, look, context);
        WatchFile();
        _changes = Microsoft.Extensions.Primitives.ChangeToken.OnChange(section.GetReloadToken, Changed);
    }

    public void Dispose()
    {
        _changes.Dispose();
        lock (_gate)
        {
            _isOver = true;
            _file?.Dispose();
        }
    }

    private void Changed()
    {
        WatchFile();
        _ = _look();
    }

    private void WatchFile()
    {
        lock (_gate)
        {
            var path = _filePath();
            if (_isOver || path == _path)
                return;
            _file?.Dispose();
            _path = path;
            _file = path is null ? null : _newWatch(path);
        }
    }
}
