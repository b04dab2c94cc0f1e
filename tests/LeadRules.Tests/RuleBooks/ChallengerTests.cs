namespace LeadRules.Tests.RuleBooks;

/// <summary>A challenger is the rule book with what it says in its place.</summary>
public sealed class ChallengerTests
{
    private const string Json =
        """
        { "name": "b", "version": "7", "timeZone": "Europe/Madrid",
          "scores": { "fit": { "rules": [{ "id": "a", "points": 5, "when": "employees > 5" }] }, "heat": { "rules": [{ "id": "a", "points": 5, "per": "email.clicked" }] } },
          "routing": { "reps": { "ana": { } }, "fallback": "rep ana" },
          "lifecycle": { "start": "new", "stages": { "new": { } } },
          "segments": { "hot": "score.heat > 50" },
          "challengers": {
            "bolder": {
              "share": 20,
              "scores": { "sum": { "formula": "score.fit + score.heat" }, "fit": { "formula": "1" } },
              "triggers": { "t": { "on": "lead.created", "do": [{ "do": "notify" }] } },
              "routing": { "fallback": "queue all" }
            },
            "same": { "share": 30 }
          } }
        """;

    [Fact]
    public void It_is_the_whole_rule_book_with_other_parts()
    {
        var book = RuleBook.Parse(Json);

        var bolder = book.Challengers[0];
        bolder.ShouldSatisfyAllConditions(() => bolder.Name.ShouldBe("bolder"), () => bolder.Share.ShouldBe(20));
        bolder.Book.ToString().ShouldBe("b version 7");
        bolder.Book.TimeZone.ShouldBe("Europe/Madrid");
        bolder.Book.Scores.Select(static score => $"{score.Name}: {score.Formula}").ShouldBe(["fit: 1", "heat: ", "sum: score.fit + score.heat"]);
        bolder.Book.Segments.ShouldBe(book.Segments);
        bolder.Book.Triggers.Count.ShouldBe(1);
        bolder.Book.Lifecycle.ShouldBe(book.Lifecycle);
        bolder.Book.Routing.Reps.ShouldBeEmpty();
        bolder.Book.Challengers.ShouldBeEmpty();
        book.Triggers.ShouldBeEmpty();
        book.Challengers[1].Book.ShouldBe(book with { Challengers = [] });
    }

    [Fact]
    public void Where_its_parts_stand_is_known()
    {
        var source = RuleBook.Parse(Json).Challengers[0].Book.Source!;

        source.WrittenPath("$.scores.fit.formula").ShouldBe("$.challengers.bolder.scores.fit.formula");
        source.WrittenPath("$.scores.heat.rules[0].per").ShouldBe("$.scores.heat.rules[0].per");
        source.WrittenPath("$.routing.fallback").ShouldBe("$.challengers.bolder.routing.fallback");
        source.Find("$.scores.fit.formula").ShouldBe((9, 87));
        source.Find("$.segments.hot").ShouldBe((5, 24));
    }

    [Fact]
    public void It_writes_only_what_differs()
    {
        var book = RuleBook.Parse(Json);

        RuleBook.Parse(book.ToJson()).ShouldBe(book);
        book.ToJson().Split("\"challengers\"")[1].ShouldNotContain("heat\": ");
    }

    [Fact]
    public void Many_challengers_of_a_large_file_are_no_burden()
    {
        var json = $$"""{ "name": "b", "lists": { "l": [{{string.Join(',', Enumerable.Repeat("\"a\"", 30))}}] }, "challengers": { "a": { "share": 1 }, "b": { "share": 1 } } }""";

        var result = LeadRules.RuleBooks.Json.RuleBookReader.Read(json, new() { MaxValues = 70 });

        string.Join('\n', result.Diagnostics).ShouldBe(
            """
            error LR5002 (1,200) $.challengers.b: The rule book, read anew for each of its challengers, has more than 70 names and values.
              Take challengers away, or have the host supply long lists.
            """);
    }
}
