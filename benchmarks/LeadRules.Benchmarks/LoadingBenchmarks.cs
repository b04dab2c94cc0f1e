using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace LeadRules.Benchmarks;

/// <summary>A rule book of 10,000 rules: read, checked and compiled, against a bare parse of its text.</summary>
public class LoadingBenchmarks
{
    private readonly byte[] _json = Encoding.UTF8.GetBytes(LargeBook.Json(10_000));

    [Benchmark(Baseline = true)]
    public int ParseJson()
    {
        using var document = JsonDocument.Parse(_json);
        return document.RootElement.GetProperty("scores").GetProperty("engagement").GetProperty("rules").GetArrayLength();
    }

    [Benchmark]
    public int Compile() => LeadEngine.TryCompile(_json, null, out var engine, out var problems) ? engine.ScoreNames.Count : throw new InvalidOperationException(problems[0].ToString());
}

/// <summary>A lead that touches 30 rules: of 30, and of 10,000.</summary>
public class LargeBookBenchmarks
{
    private readonly LeadEngine _small = LeadEngine.Compile(LargeBook.Json(30));
    private readonly LeadEngine _large = LeadEngine.Compile(LargeBook.Json(10_000));
    private readonly Lead _lead = LargeBook.LeadThatTouches(30);
    private readonly ScoreValue[] _scores = new ScoreValue[1];

    [Benchmark(Baseline = true)]
    public double Of30Rules()
    {
        _small.Score(_lead, LargeBook.At, _scores.AsSpan());
        return _scores[0].Value;
    }

    [Benchmark]
    public double Of10000Rules()
    {
        _large.Score(_lead, LargeBook.At, _scores.AsSpan());
        return _scores[0].Value;
    }
}

/// <summary>Rule books as they grow in practice: a rule a page, a mailing, a custom field, an industry.</summary>
internal static class LargeBook
{
    private const int Kinds = 5;

    public static DateTimeOffset At { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static string Json(int rules)
    {
        var fields = string.Join(", ", Enumerable.Range(0, rules).Where(static number => number % Kinds == 4).Select(static number => Text($"\"field{number}\": \"number\"")));
        var list = string.Join(",\n", Enumerable.Range(0, rules).Select(Rule));
        return $$"""{ "name": "large", "fields": { {{fields}} }, "activities": { "custom.*": { } }, "scores": { "engagement": { "decay": { "halfLife": "30d" }, "rules": [ {{list}} ] } } }""";
    }

    /// <summary>A lead for which the first rules of the book hold, whatever its size.</summary>
    public static Lead LeadThatTouches(int rules)
    {
        var lead = new Lead("x") { Industry = "industry 3" };
        for (var number = 0; number < rules; number++)
        {
            lead = (number % Kinds) switch
            {
                0 => lead.With(new Activity("page.visited", At.AddDays(-number), Text($"/page/{number}"))),
                1 => lead.With(new Activity(Text($"custom.kind{number}"), At.AddDays(-number))),
                2 => lead.With(new Activity("email.clicked", At.AddDays(-number), Text($"mailing-{number}"))),
                4 => lead.With(Text($"field{number}"), 10),
                _ => lead,
            };
        }

        return lead;
    }

    private static string Rule(int number) => (number % Kinds) switch
    {
        0 => Text($$"""{ "id": "r{{number}}", "points": 2, "per": "page.visited where subject = '/page/{{number}}'", "limit": 3 }"""),
        1 => Text($$"""{ "id": "r{{number}}", "points": 5, "per": "custom.kind{{number}} within 90d" }"""),
        2 => Text($$"""{ "id": "r{{number}}", "points": 1, "when": "any(email.clicked where subject = 'mailing-{{number}}' within 60d)" }"""),
        3 => Text($$"""{ "id": "r{{number}}", "points": 3, "when": "industry = 'industry {{number}}' and not any(email.unsubscribed)" }"""),
        _ => Text($$"""{ "id": "r{{number}}", "points": 4, "when": "field{{number}} between 5 and 50" }"""),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
