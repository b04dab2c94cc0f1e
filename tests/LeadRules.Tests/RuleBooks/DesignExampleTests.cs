namespace LeadRules.Tests.RuleBooks;

/// <summary>The rule book of the design loads as it stands.</summary>
public sealed class DesignExampleTests
{
    private static readonly LeadEngine Engine = LeadEngine.Compile(TestBooks.Design);

    [Fact]
    public void It_compiles_and_only_notes_are_made_on_it() =>
        Engine.Diagnostics.Select(static problem => $"{problem.Severity} {problem.Code} {problem.Path}").ShouldBe(
        [
            "Info LR4014 $.lists.free-mail",
            "Info LR4010 $.scores.fit.max",
        ]);

    [Fact]
    public void Its_parts_are_read()
    {
        var book = Engine.RuleBook;

        book.ToString().ShouldBe("acme-b2b version 7");
        book.TimeZone.ShouldBe("Europe/Madrid");
        book.Fields.Select(static field => $"{field.Name}: {field.Type}").ShouldBe(["fleetSize: Number", "plan: Text", "renewal: Date"]);
        book.Lists.Single().Entries.ShouldBe(["gmail.com", "outlook.com"]);
        book.Activities.Select(static activity => $"{activity.Pattern}: {activity.Properties.Single().Name}").ShouldBe(["email.*: campaign", "form.submitted: employees"]);
        book.Scores.Select(static score => score.Name).ShouldBe(["engagement", "fit", "priority"]);
        book.Bands.Single().Bands.Select(static band => $"{band.Name} {band.Range.From} {band.Range.To}").ShouldBe(["cold 0 30", "warm 30 60", "hot 60 "]);
        book.Segments.Single().Leave!.ToString().ShouldBe("score.engagement < 45");
        book.Classes.Single().Classes.Select(static item => item.Name).ShouldBe(["zombie", "self-closing", "could-close"]);
    }

    [Fact]
    public void Its_rules_keep_their_settings()
    {
        var score = Engine.RuleBook.Scores[0];

        (score.Min, score.Max, score.Decay).ShouldBe((0d, 100d, Decay.HalfLife(TimeSpan.FromDays(30))));
        score.Groups.Single().Max.ShouldBe(25);
        score.Rules.Select(static rule => $"{rule.Id}: {rule.Points} {rule.Per?.ToString() ?? rule.When!.ToString()} {rule.Group} {rule.Limit} {rule.Distinct}".TrimEnd()).ShouldBe(
        [
            "contact-form: 15 form.submitted where subject = 'contact'",
            "mail-click: 5 email.clicked email 10",
            "welcome-open: 2 email.opened where campaign = 'welcome'   subject",
            "unsubscribed: -5 any(email.unsubscribed)",
        ]);
    }
}
