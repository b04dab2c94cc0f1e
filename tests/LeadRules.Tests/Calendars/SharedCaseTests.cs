using System.Text.Json;

namespace LeadRules.Tests.Calendars;

/// <summary>What other libraries of business time do, as far as it is right; and cases that none of them gets right.</summary>
public sealed class SharedCaseTests
{
    private const string Nothing = "(absent)";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var @case in SharedCases.Read())
                cases.Add(@case.GetProperty("id").GetString()!, @case.GetRawText());
            if (cases.Count == 0)
                cases.Add(Nothing, "{}");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Business_time_is_what_the_case_says(string id, string json)
    {
        Assert.SkipWhen(id == Nothing, SharedCases.Absent);
        var @case = JsonDocument.Parse(json).RootElement;
        BusinessCalendar.TryParse(@case.GetProperty("calendar").GetRawText(), out var calendar, out var problems).ShouldBeTrue(string.Join('\n', problems));

        Answer(calendar, @case).ShouldBe(Expected(@case.GetProperty("expected")));
    }

    private static object? Answer(BusinessCalendar calendar, JsonElement @case)
    {
        DateTimeOffset At(string name) => @case.GetProperty(name).GetDateTimeOffset();
        return @case.GetProperty("op").GetString() switch
        {
            "add" => calendar.Add(At("start"), TimeSpan.FromSeconds(@case.GetProperty("seconds").GetInt64())),
            "elapsed" => calendar.Elapsed(At("start"), At("end")),
            "isOpen" => calendar.IsOpen(At("at")),
            "nextOpen" => calendar.NextOpening(At("at")),
            var other => throw new NotSupportedException($"There is no operation '{other}'."),
        };
    }

    private static object? Expected(JsonElement expected) => expected.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => expected.GetBoolean(),
        JsonValueKind.Number => TimeSpan.FromSeconds(expected.GetDouble()),
        _ => expected.GetDateTimeOffset(),
    };
}
