namespace LeadRules.Tests.Decisions;

/// <summary>What happens to one lead, one thing after the other, each decided at its instant.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly LeadEngine Engine = LeadEngine.Compile(Repository.Read("tests/LeadRules.Tests/Decisions/sales.json"));

    public Story(Lead lead, LeadEngine? engine = null)
    {
        With = engine ?? Engine;
        Lead = lead;
        State = LeadState.New(lead.Id);
        Last = With.Decide(lead, State, lead.Created ?? Monday);
        Take(Last);
    }

    public LeadEngine With { get; }

    public Lead Lead { get; private set; }

    public LeadState State { get; private set; }

    public LeadDecision Last { get; private set; }

    /// <summary>Everything the host was told, in order.</summary>
    public List<Intent> Told { get; } = [];

    public List<LeadNote> Refused { get; } = [];

    /// <summary>A lead of a firm of twenty people.</summary>
    public static Story Of(string id = "L-1") => new(new Lead(id) { Created = Monday, Employees = 20, Email = "ann@example.com" });

    /// <summary>Something happens, some days after the first Monday.</summary>
    public LeadDecision Happens(double day, string type, string? subject = null, params (string Name, FieldValue Value)[] properties)
    {
        Lead = Lead.With(new Activity(type, Monday.AddDays(day), subject, properties: properties.Select(static property => KeyValuePair.Create(property.Name, property.Value))));
        return Looked(day);
    }

    /// <summary>Somebody looks at the lead.</summary>
    public LeadDecision Looked(double day) => Take(With.Decide(Lead, State, Monday.AddDays(day)));

    /// <summary>A rep is given the lead.</summary>
    public LeadDecision GivenTo(string rep, double day)
    {
        State = State.WithOwner(rep, Monday.AddDays(day));
        return Looked(day);
    }

    public IEnumerable<string> ToldOf(IntentKind kind) => Told.Where(intent => intent.Kind == kind).Select(static intent => intent.To ?? intent.About ?? "");

    private LeadDecision Take(LeadDecision decision)
    {
        State = decision.State;
        Told.AddRange(decision.Intents);
        Refused.AddRange(decision.Refusals);
        return Last = decision;
    }
}
