namespace LeadRules.DependencyInjection.Books;

/// <summary>
/// Tells that a file has new content, once it has settled: editors write twice, or write another file and rename it, and a
/// copy in progress is half a file. So a change is believed when two looks in a row see the same content.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    /// <summary>How long a file is left alone after something happened to it.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    /// <summary>For so many looks in a row the file may be locked or away before that is told.</summary>
    private const int Patience = 10;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeSpan _lookEvery;
    private readonly Func<Task<string?>> _look;
    private readonly ITimer _timer;
    private readonly FileSystemWatcher? _watcher;
    private bool _isLooking;
    private bool _isDirty;
    private bool _isOver;
    private string? _seen;
    private string? _told;
    private int _failures;

    public FileWatch(string path, TimeSpan lookEvery, Func<Task<string?>> look, WatchContext context, bool watchesFolder = true)
    {
        _path = path;
        _lookEvery = lookEvery;
        _look = look;
        _timer = context.Time.CreateTimer(static watch => ((FileWatch)watch!).Tick(), this, lookEvery, Timeout.InfiniteTimeSpan);
        _watcher = watchesFolder ? TryWatchFolder(context) : null;
    }

    /// <summary>Something happened: look when it has settled. What happens before that does not put the look off, or a busy neighbour in the folder could do so for ever.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            if (_isDirty)
                return;
            _isDirty = true;
            if (!_isLooking && !_isOver)
                _timer.Change(Settling, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        _watcher?.Dispose();
        _timer.Dispose();
    }

    /// <summary>The whole folder: a file is replaced by a rename, and where it is a link to a link (mounted configuration) only the other one changes.</summary>
    private FileSystemWatcher? TryWatchFolder(WatchContext context)
    {
        try
        {
            var watcher = new FileSystemWatcher(Path.GetDirectoryName(_path)!);
            watcher.Changed += (_, _) => Touch();
            watcher.Created += (_, _) => Touch();
            watcher.Deleted += (_, _) => Touch();
            watcher.Renamed += (_, _) => Touch();
            watcher.Error += (_, _) => Touch();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Telemetry.Log.FolderNotWatched(context.Log, _path, _lookEvery, problem);
            return null;
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_isLooking || _isOver)
                return;
            _isLooking = true;
            _isDirty = false;
        }

        _ = LookAsync();
    }

    private async Task LookAsync()
    {
        var next = Settling;
        try
        {
            next = await NextAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _isLooking = false;
                if (!_isOver)
                    _timer.Change(_isDirty ? Settling : next, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Looks once, and says when to look again.</summary>
    private async ValueTask<TimeSpan> NextAsync()
    {
        string content;
        try
        {
            content = BookContent.StampOf(File.ReadAllBytes(_path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (++_failures < Patience)
                return Settling;
            _failures = 0;
            _told = null;
            await _look().ConfigureAwait(false);
            return _lookEvery;
        }

        _failures = 0;
        if (content == _told)
            return _lookEvery;
        if (content != _seen)
        {
            _seen = content;
            return Settling;
        }

        // What was loaded can be newer than what was seen here, or have failed for a reason of the host's: then it is looked at again.
        _told = await _look().ConfigureAwait(false);
        return _lookEvery;
    }
}
