namespace LeadRules.Cli;

/// <summary>Opens files and says plainly why one cannot be opened.</summary>
internal static class InputFile
{
    public static byte[] ReadAll(string path, string what)
    {
        using var stream = Open(path, what);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    public static FileStream Open(string path, string what)
    {
        try
        {
            if (Directory.Exists(path))
                throw new ToolException($"Cannot read the {what} '{path}': it is a directory.");
            // No buffer: every reader of the tool takes large blocks.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException($"Cannot read the {what} '{path}': there is no such file.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"Cannot read the {what} '{path}': {problem.Message}");
        }
    }
}
