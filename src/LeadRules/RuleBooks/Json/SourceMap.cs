namespace LeadRules.RuleBooks.Json;

/// <summary>Where each JSON path of a rule book stands in its text, so that problems found later can name line and column.</summary>
internal sealed class SourceMap
{
    /// <summary>The line and column of a path, both counted from 1; of the nearest part around it when the path itself is not in the text.</summary>
    public (int Line, int Column)? Find(string path) => throw new NotSupportedException(path);

    /// <summary>The line and column of a character of the text value at a path.</summary>
    public (int Line, int Column)? Find(string path, int offset) => throw new NotSupportedException(path);
}
