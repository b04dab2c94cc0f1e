using System.Diagnostics;

namespace LeadRules.Testing;

/// <summary>Looks at one plug-in and gathers what is wrong.</summary>
internal sealed class PlugInExamination(LeadPlugIn plugIn, PlugInConformanceOptions options)
{
    private const int Threads = 4;
    private const int CallsOfThread = 50;

    private static readonly DateTimeOffset SomeInstant = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Codes = ["LR2031", "LR2032", "LR2033", "LR4020"];

    private readonly List<PlugInFailure> _failures = [];
    private readonly Dictionary<string, PlugInSpeed> _speeds = new(StringComparer.Ordinal);

    private LeadEngineOptions Host => LeadEngineOptions.Default.WithPlugIn(plugIn);

    private RuleBook Book => options.Book ?? RuleBook.Parse("""{ "name": "plug-in" }""");

    public TimeSpan Patience => options.Patience;

    public PlugInReport Report() => new(plugIn, Array.AsReadOnly(_failures.ToArray()), Array.AsReadOnly(_speeds.Values.ToArray()));

    public void Fail(string law, string subject, string expected, string seen) => _failures.Add(new PlugInFailure(law, subject, expected, seen));

    /// <summary>What a host would be told when it adds the plug-in, and functions and fields that no vector shows.</summary>
    public void CheckNames()
    {
        LeadEngine.TryCompile(Book, Host, out _, out var problems);
        foreach (var problem in problems.Where(static problem => Codes.Contains(problem.Code, StringComparer.Ordinal)))
            Fail("names", problem.Code, "names and declarations that a rule book can use", problem.Message);
        foreach (var function in plugIn.Functions.Where(function => plugIn.Vectors.All(vector => vector.Function != function.Name)))
            Fail("vectors-exist", $"the function '{function.Name}'", "a vector that calls it", "none");
        foreach (var field in plugIn.Fields.Where(field => plugIn.Vectors.All(vector => vector.Field != field.Name)))
            Fail("vectors-exist", $"the field '{field.Name}'", "a vector that reads it", "none");
    }

    /// <summary>Whether the vectors hold.</summary>
    public void CheckVectors()
    {
        foreach (var vector in plugIn.Vectors)
        {
            if (vector.Function is not null)
                CheckFunction(vector);
            else if (vector.Field is not null)
                CheckField(vector);
            else
                CheckCondition(vector);
        }
    }

    /// <summary>A lead of whom nothing is known is no reason to throw.</summary>
    public void CheckNewcomer()
    {
        foreach (var field in plugIn.Fields)
            Ask($"the field '{field.Name}' of a lead of whom nothing is known", () => field.Reader(new Lead("nobody")), field.Type);
    }

    /// <summary>Whether the inference finds the same when it is asked again about the leads of the vectors, and about one of whom nothing is known.</summary>
    public void CheckInference()
    {
        if (plugIn.Inference is not { } inference || !LeadEngine.TryCompile(Book, Host, out var engine, out _))
            return;
        foreach (var (lead, at) in plugIn.Vectors.Where(static vector => vector.Lead is not null).Select(static vector => (vector.Lead!, vector.At ?? SomeInstant)).Append((new Lead("nobody"), SomeInstant)))
        {
            var subject = $"the inference about the lead '{lead.Id}'";
            var before = LeadText.Of(lead);
            var (_, trouble) = Caller.Ask(() => inference.Derive(lead, at).Count, options.Patience);
            if (trouble is not null)
            {
                Fail("no-exception", subject, "an answer", trouble);
                continue;
            }

            var (first, second) = (Found(), Found());
            foreach (var fault in Caller.Ask(() => inference.Derive(lead, at), options.Patience).Answer?.Where(static finding => finding.Kind == FindingKind.Fault) ?? [])
                Fail("no-exception", subject, "an answer", fault.ToString());
            if (first != second)
                Fail("same-answer", subject, $"{first}, as at the first time", second);
            if (LeadText.Of(lead) != before)
                Fail("leads-stay", subject, "the lead as it was", "the inference changed it");

            string Found() => Caller.Ask(() => string.Join("; ", engine.Decide(lead, LeadState.New(lead.Id), at).Findings), options.Patience) is var (found, problem) && problem is null ? found! : problem!;
        }
    }

    private void CheckFunction(PlugInVector vector)
    {
        if (plugIn.Functions.FirstOrDefault(function => function.Name == vector.Function) is not { } function)
        {
            Fail("vectors", Quoted(vector), $"a function '{vector.Function}' of the plug-in", "there is none");
            return;
        }

        var fits = vector.Arguments.Count == function.Parameters.Count && vector.Arguments.Zip(function.Parameters).All(static pair => Fits(pair.First, pair.Second));
        if (!fits)
            Fail("vectors", Quoted(vector), $"arguments of the types ({string.Join(", ", function.Parameters)})", $"({string.Join(", ", vector.Arguments.Select(Shown))})");
        else if (vector.Arguments.Any(static argument => argument.IsMissing))
            Compare(vector, FieldValue.Missing);
        else
            CheckAnswers(vector, () => function.Body(FunctionArguments.Of([.. vector.Arguments])), function.Returns);
    }

    private void CheckField(PlugInVector vector)
    {
        if (plugIn.Fields.FirstOrDefault(field => field.Name == vector.Field) is not { } field)
        {
            Fail("vectors", Quoted(vector), $"a field '{vector.Field}' of the plug-in", "there is none");
            return;
        }

        var before = LeadText.Of(vector.Lead!);
        CheckAnswers(vector, () => field.Reader(vector.Lead!), field.Type);
        if (LeadText.Of(vector.Lead!) != before)
            Fail("leads-stay", Quoted(vector), "the lead as it was", "the field changed it");
    }

    private void CheckCondition(PlugInVector vector)
    {
        LeadEngine engine;
        try
        {
            engine = LeadEngine.Compile(BookOf(vector.Condition!), Host);
        }
        catch (RuleBookException problem)
        {
            Fail("vectors", Quoted(vector), "a condition without errors", problem.Diagnostics[0].ToString());
            return;
        }

        var before = LeadText.Of(vector.Lead!);
        var (score, trouble) = Caller.Ask(() => engine.Score(vector.Lead!, vector.At!.Value)["answer"].Value, options.Patience);
        if (trouble is not null)
            Fail("no-exception", Quoted(vector), "an answer", trouble);
        else
            Compare(vector, score switch { 1 => true, 2 => false, _ => FieldValue.Missing });
        if (LeadText.Of(vector.Lead!) != before)
            Fail("leads-stay", Quoted(vector), "the lead as it was", "the condition changed it");
    }

    /// <summary>Two rules tell the three answers apart: neither gives its points where the condition is unknown.</summary>
    private RuleBook BookOf(string condition)
    {
        var builder = new RuleBookBuilder("vector").TimeZone(Book.TimeZone)
            .Score("answer", score => score.When("yes", 1, condition).When("no", 2, $"not ({condition})"));
        foreach (var field in Book.Fields)
            builder.Field(field.Name, field.Type);
        foreach (var activity in Book.Activities)
            builder.Activity(activity.Pattern, [.. activity.Properties.Select(static property => (property.Name, property.Type))]);
        foreach (var list in Book.Lists)
            builder.List(list.Name, list.Entries);
        return builder.Build();
    }

    private void CheckAnswers(PlugInVector vector, Func<FieldValue> question, FieldType type)
    {
        if (Ask(Quoted(vector), question, type) is not { } first)
            return;
        Compare(vector, first);
        if (Ask(Quoted(vector), question, type) is not { } second)
            return;
        if (first != second)
        {
            Fail("same-answer", Quoted(vector), $"{Shown(first)}, as at the first time", Shown(second));
            return;
        }

        var (others, trouble) = Caller.Ask(() => FromManyThreads(question), options.Patience);
        if (trouble is not null)
            Fail("same-answer", $"{Quoted(vector)}, asked from {Threads} threads", Shown(first), trouble);
        else if (Array.FindIndex(others!, other => other != first) is var odd and >= 0)
            Fail("same-answer", $"{Quoted(vector)}, asked from {Threads} threads", Shown(first), Shown(others![odd]));
        else
            Measure(vector.Function ?? vector.Field!, question);
    }

    private static FieldValue[] FromManyThreads(Func<FieldValue> question)
    {
        var answers = new FieldValue[Threads * CallsOfThread];
        var workers = Enumerable.Range(0, Threads).Select(worker => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < CallsOfThread; i++)
                    answers[(worker * CallsOfThread) + i] = question();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        Task.WaitAll([.. workers]);
        return answers;
    }

    /// <summary>An answer that came, of the declared type; else what came in its place is a failure.</summary>
    private FieldValue? Ask(string subject, Func<FieldValue> question, FieldType type)
    {
        var (answer, trouble) = Caller.Ask(question, options.Patience);
        if (trouble is not null)
            Fail("no-exception", subject, "an answer", trouble);
        else if (!Fits(answer, type))
            Fail("declared-type", subject, $"a value of the type {type}, or none", $"{Shown(answer)}, of the type {answer.Type}");
        else
            return answer;
        return null;
    }

    private void Compare(PlugInVector vector, FieldValue seen)
    {
        if (seen != vector.Expected)
            Fail("vectors", Quoted(vector), Shown(vector.Expected), Shown(seen));
    }

    private void Measure(string subject, Func<FieldValue> question)
    {
        // As many calls as fit into some milliseconds: enough to see what is far too slow.
        var clock = Stopwatch.StartNew();
        var calls = 0;
        do
        {
            question();
            calls++;
        }
        while (calls < 1_000 && clock.ElapsedMilliseconds < 20);

        var perCall = clock.Elapsed / calls;
        if (!_speeds.TryGetValue(subject, out var known) || known.PerCall < perCall)
            _speeds[subject] = new PlugInSpeed(subject, perCall, perCall <= options.Budget);
    }

    private static bool Fits(FieldValue value, FieldType type) =>
        value.IsMissing || value.Type == type || (type == FieldType.Integer && value.AsNumber is { } number && number == Math.Floor(number));

    private static string Quoted(PlugInVector vector) => $"the vector '{vector}'";

    private static string Shown(FieldValue value) => value.IsMissing ? "missing" : value.AsText is { } text ? $"'{text}'" : value.ToString();
}
