using System.Text;

/// <summary>Fits text to a terminal.</summary>
internal static class Columns
{
    /// <summary>Breaks lines that are too wide at a space, and indents what follows.</summary>
    public static string Wrap(string text, int width, int indent)
    {
        var wrapped = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var rest = line;
            while (rest.Length > width && rest.LastIndexOf(' ', width) is var space && space > indent)
            {
                wrapped.Append(rest.AsSpan(0, space)).Append('\n');
                rest = new string(' ', indent) + rest[(space + 1)..];
            }

            wrapped.Append(rest).Append('\n');
        }

        return wrapped.ToString();
    }
}
