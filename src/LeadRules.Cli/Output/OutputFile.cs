namespace LeadRules.Cli.Output;

/// <summary>
/// Something that is written whole or not at all: a file that takes its place only when it is complete, or a stream that
/// gets all of it at the end.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly string? _place;
    private readonly string? _temporary;
    private readonly Stream? _target;
    private readonly bool _ownsTarget;

    private OutputFile(Stream stream, string? place = null, string? temporary = null, Stream? target = null, bool ownsTarget = false)
    {
        Stream = stream;
        _place = place;
        _temporary = temporary;
        _target = target;
        _ownsTarget = ownsTarget;
    }

    public Stream Stream { get; }

    /// <summary>
    /// A file, written beside its place under another name until it is complete. A link keeps pointing where it does, an
    /// existing file keeps its mode, and what is no regular file (a pipe, a device) is not replaced but written to.
    /// </summary>
    public static OutputFile At(string path)
    {
        var name = $"'{path}'";
        try
        {
            var place = RealPath.Of(path);
            if (Directory.Exists(place))
                throw new ToolException($"Cannot write {name}: it is a directory.");
            // Links such as /dev/stdout lead to a name that is no path; the system opens them all the same.
            if (OpenIrregular(name, File.Exists(place) ? place : Path.GetFullPath(path)) is { } target)
                return HeldBack(new GuardedStream(target, name), ownsTarget: true);
            return Beside(name, place);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw GuardedStream.Failure(name, problem);
        }
    }

    /// <summary>A stream such as standard output, held back in a temporary file until all is complete.</summary>
    public static OutputFile HeldBack(Stream target, bool ownsTarget = false)
    {
        var folder = Path.GetTempPath();
        if (!Directory.Exists(folder))
            throw new ToolException($"Cannot hold the output back: there is no directory '{folder}' for temporary files. Make it, or let TMPDIR name another.");
        var name = $"a temporary file in '{folder}'";
        try
        {
            var path = Path.Combine(folder, $"leadrules.{Guid.NewGuid():N}.tmp");
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
            return new OutputFile(new GuardedStream(file, name), target: target, ownsTarget: ownsTarget);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw GuardedStream.Failure(name, problem);
        }
    }

    /// <summary>A stream that is written as the work goes on.</summary>
    public static OutputFile Direct(Stream target) => new(new BufferedStream(target, BufferSize));

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
        else if (_place is not null)
        {
            Stream.Dispose();
            PutInPlace(_temporary!, _place);
        }
    }

    public void Dispose()
    {
        if (_place is null && _target is null)
            return;
        try
        {
            Stream.Dispose();
        }
        catch (Exception problem) when (problem is IOException or ToolException)
        {
            // What was left in the buffer has no room: that writing failed was said before.
        }

        if (_temporary is not null)
            File.Delete(_temporary);
        if (_ownsTarget)
            _target!.Dispose();
    }

    private static void PutInPlace(string temporary, string place)
    {
        try
        {
            File.Move(temporary, place, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw GuardedStream.Failure($"'{place}'", problem);
        }
    }

    private static OutputFile Beside(string name, string place)
    {
        var folder = Path.GetDirectoryName(place)!;
        if (!Directory.Exists(folder))
            throw new ToolException($"Cannot write {name}: there is no directory '{folder}'.");
        var temporary = $"{place}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferSize };
        UnixFileMode? mode = OperatingSystem.IsWindows() || !File.Exists(place) ? null : File.GetUnixFileMode(place);
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var file = new FileStream(temporary, options);
        if (mode is { } kept && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, kept);
        return new OutputFile(new GuardedStream(file, name), place, temporary);
    }

    /// <summary>Opens what must not be replaced, such as a pipe; null for a regular file. Fails where it may not be written.</summary>
    private static FileStream? OpenIrregular(string name, string place)
    {
        // Root may write all; that a file was made read-only still means something.
        if (File.Exists(place) && File.GetAttributes(place).HasFlag(FileAttributes.ReadOnly))
            throw new ToolException($"Cannot write {name}: it is read-only.");
        try
        {
            var file = new FileStream(place, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!IsRegular(file))
                return file;
            file.Dispose();
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            // A new file, or a link to one.
        }

        return null;
    }

    /// <summary>Only regular files have a length, or can be given one.</summary>
    private static bool IsRegular(FileStream file)
    {
        if (!file.CanSeek)
            return false;
        if (file.Length > 0)
            return true;
        try
        {
            file.SetLength(0);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
