using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Generators;

/// <summary>A rule book, a lead and an instant: all that a decision needs.</summary>
internal sealed record ScoringCase(RuleBook Book, Lead Lead, DateTimeOffset At)
{
    public static Gen<ScoringCase> Any { get; } =
        from book in RandomBooks.Books
        from at in RandomLeads.Instants
        from lead in RandomLeads.Leads(at)
        select new ScoringCase(book, lead, at);

    public LeadEngine Engine => LeadEngine.Compile(Book, TestHost.Options);

    /// <summary>Cases that are simpler.</summary>
    public static IEnumerable<ScoringCase> Smaller(ScoringCase failing) =>
        RandomBooks.Smaller(failing.Book).Select(book => failing with { Book = book })
            .Concat(RandomLeads.Smaller(failing.Lead).Select(lead => failing with { Lead = lead }));

    public override string ToString() => $"{RandomBooks.Describe(Book)}\n{RandomLeads.Describe(Lead)}\nat {At:O}";
}
