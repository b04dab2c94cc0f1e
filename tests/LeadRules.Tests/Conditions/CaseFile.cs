namespace LeadRules.Tests.Conditions;

/// <summary>
/// Cases of the language as text: a text on lines that start with <c>&gt; </c>, what comes of it on lines that start with
/// <c>| </c> below. Lines that start with <c>#</c> are comments, empty lines part cases. Anything else is a mistake.
/// </summary>
internal static class CaseFile
{
    public static TheoryData<string, string> Load(string name, string folder = "Conditions")
    {
        var cases = new TheoryData<string, string>();
        foreach (var (text, outcome) in Read(File.ReadAllLines(Path.Combine(Repository.Root, "tests", "LeadRules.Tests", folder, "Cases", name)), name))
            cases.Add(text, outcome);
        return cases;
    }

    public static List<(string Text, string Outcome)> Read(IReadOnlyList<string> lines, string name)
    {
        List<(string Text, string Outcome)> cases = [];
        List<string> texts = [];
        List<string> outcomes = [];
        for (var i = 0; i <= lines.Count; i++)
        {
            var line = i < lines.Count ? lines[i] : "";
            if (line.Length == 0)
            {
                if (texts.Count > 0 != outcomes.Count > 0)
                    throw Malformed(i, texts.Count > 0 ? "a text without an outcome" : "an outcome without a text");
                if (texts.Count > 0)
                    cases.Add((string.Join('\n', texts), string.Join('\n', outcomes)));
                texts.Clear();
                outcomes.Clear();
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal) && outcomes.Count == 0)
            {
                texts.Add(line[2..]);
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal) && texts.Count > 0)
            {
                outcomes.Add(line[2..]);
            }
            else if (line[0] != '#')
            {
                throw Malformed(i, $"'{line}', which is no '> text', '| outcome' or '# comment'");
            }
        }

        return cases.Count > 0 ? cases : throw new FormatException($"{name} holds no case.");

        FormatException Malformed(int index, string what) => new($"{name} line {index + 1} holds {what}.");
    }
}
