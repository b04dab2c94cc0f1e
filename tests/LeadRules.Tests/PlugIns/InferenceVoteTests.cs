namespace LeadRules.Tests.PlugIns;

/// <summary>Votes of inferences on segments and classes count before conditions and after pins.</summary>
public sealed class InferenceVoteTests
{
    private const string Book = """
        {
          "name": "t",
          "scores": { "fit": { "rules": [ { "id": "vip", "points": 5, "when": "segment.vip" }, { "id": "small", "points": 3, "when": "class.size = 'small'" } ] } },
          "segments": { "vip": "country = 'DE'", "kept": { "enter": "employees > 50", "leave": "employees < 10" } },
          "classes": { "size": [ { "large": "employees > 50" }, { "small": "true" } ] }
        }
        """;

    private static readonly Finding In = Finding.OfSegment("vip", true, "referred") with { Because = ["P-1 is gold"] };
    private static readonly Finding Out = Finding.OfSegment("vip", false, "barred");
    private static readonly Lead Lead = new("L-1") { Country = "FR" };

    [Fact]
    public void A_vote_puts_a_lead_into_a_segment_and_is_noted_as_any_entry()
    {
        var decision = Inferring.Of(In).Decide(Book, Lead);

        decision.Segments.ShouldBe(["vip"]);
        decision.Entered.ShouldHaveSingleItem().Name.ShouldBe("vip");
        decision.Scores["fit"].Value.ShouldBe(8);
    }

    [Fact]
    public void Without_the_vote_the_lead_leaves()
    {
        var entered = Inferring.Of(In).Decide(Book, Lead);
        var left = Inferring.Of().With(Book).Decide(Lead, entered.State, Inferring.At.AddHours(1));

        left.Left.ShouldHaveSingleItem().Name.ShouldBe("vip");
    }

    [Fact]
    public void Of_several_votes_one_for_out_counts() =>
        Inferring.Of(In, Out).Decide(Book, Lead with { Country = "DE" }).Segments.ShouldBeEmpty();

    [Fact]
    public void A_vote_counts_before_the_memory_of_a_segment()
    {
        var entered = Inferring.Of().Decide(Book, Lead with { Employees = 60 });
        entered.Segments.ShouldBe(["kept"]);

        Inferring.Of(Finding.OfSegment("kept", false, "barred")).With(Book).Decide(Lead with { Employees = 60 }, entered.State, Inferring.At.AddHours(1)).Segments.ShouldBeEmpty();
    }

    [Fact]
    public void A_pin_counts_before_a_vote()
    {
        var pinned = LeadState.New("L-1").WithPin("vip", SegmentPin.Out, Inferring.At);
        var decision = Inferring.Of(In).With(Book).Decide(Lead, pinned, Inferring.At);

        decision.Segments.ShouldBeEmpty();
        decision.Explain().Segments[0].ToString().ShouldBe("vip: out, pinned");
    }

    [Fact]
    public void An_explanation_names_the_rule_that_voted()
    {
        var explained = Inferring.Of(In, Finding.OfClass("size", "large", "headcount") with { Because = ["a report says 900"] }).Decide(Book, Lead).Explain();

        explained.Segments[0].ToString().ShouldBe("vip: in since 2026-11-23T09:00:00Z; voted in by 'referred': P-1 is gold");
        explained.Segments[0].Vote.ShouldBe(In);
        explained.Classes[0].ToString().ShouldBe("size: large; voted in by 'headcount': a report says 900");
        explained.Scores["fit"].Contributions[0].Condition!.ToString().ShouldBe("segment.vip is true: voted in by 'referred': P-1 is gold");
        Inferring.Of(Out).Decide(Book, Lead with { Country = "DE" }).Explain().Segments[0].ToString().ShouldBe("vip: out; voted out by 'barred'");
    }

    [Fact]
    public void Of_several_votes_the_class_that_stands_first_counts()
    {
        var decision = Inferring.Of(Finding.OfClass("size", "small", "a"), Finding.OfClass("size", "large", "b")).Decide(Book, Lead);

        decision.Classes["size"].ShouldBe("large");
        decision.Scores["fit"].Value.ShouldBe(0);
    }

    [Fact]
    public void A_lead_that_is_voted_in_is_decided_like_one_that_is_pinned()
    {
        var voted = Inferring.Of(In).Decide(Book, Lead);
        var pinned = LeadEngine.Compile(Book).Decide(Lead, LeadState.New("L-1").WithPin("vip", SegmentPin.In, Inferring.At), Inferring.At);

        voted.Segments.ShouldBe(pinned.Segments);
        voted.Scores.ToString().ShouldBe(pinned.Scores.ToString());
        voted.Classes.ShouldBe(pinned.Classes);
    }
}
