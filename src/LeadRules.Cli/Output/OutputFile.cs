namespace LeadRules.Cli.Output;

/// <summary>Something that is written whole or not at all: a file that takes its place only when it is complete.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _temporary;
    private readonly Stream? _target;

    private OutputFile(Stream stream, string? path, string? temporary, Stream? target)
    {
        Stream = stream;
        _path = path;
        _temporary = temporary;
        _target = target;
    }

    public Stream Stream { get; }

    /// <summary>A file, written beside its place under another name until it is complete.</summary>
    public static OutputFile At(string path)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (Directory.Exists(full))
                throw new ToolException($"Cannot write '{path}': it is a directory.");
            return new OutputFile(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16), full, temporary, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"Cannot write '{path}': {problem.Message}");
        }
    }

    /// <summary>A stream such as standard output, held back in a temporary file until all is complete.</summary>
    public static OutputFile HeldBack(Stream target)
    {
        var path = Path.Combine(Path.GetTempPath(), $"leadrules.{Guid.NewGuid():N}.tmp");
        return new OutputFile(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose), null, null, target);
    }

    /// <summary>A stream that is written as the work goes on.</summary>
    public static OutputFile Direct(Stream target) => new(new BufferedStream(target, 1 << 16), null, null, null);

    /// <summary>Says that all is complete.</summary>
    public void Commit()
    {
        Stream.Flush();
        if (_target is not null)
        {
            Stream.Position = 0;
            Stream.CopyTo(_target);
            _target.Flush();
        }
        else if (_path is not null)
        {
            Stream.Dispose();
            File.Move(_temporary!, _path, overwrite: true);
        }
    }

    public void Dispose()
    {
        if (_path is null && _target is null)
            return;
        Stream.Dispose();
        if (_temporary is not null)
            File.Delete(_temporary);
    }
}
