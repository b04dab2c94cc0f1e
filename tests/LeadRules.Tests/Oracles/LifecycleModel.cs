namespace LeadRules.Tests.Oracles;

/// <summary>The usual lifecycle, once more and by hand: a lead is qualified once it has sent two forms.</summary>
internal sealed class LifecycleModel
{
    private static readonly TimeSpan Rest = TimeSpan.FromDays(30);
    private int _forms;
    private bool _hasProblem;
    private bool _canBuy;
    private DateTimeOffset _recycled;
    private DateTimeOffset _lastDone;

    public string Stage { get; private set; } = "new";

    public List<string> Way { get; } = ["new"];

    public int Refused { get; private set; }

    /// <summary>Time passes, and nothing else happens.</summary>
    public void PassTo(DateTimeOffset at)
    {
        if (Stage == "recycled" && at >= _recycled + Rest && _forms >= 2 && _lastDone > _recycled)
            Go("mql");
    }

    public void Happens(Activity activity)
    {
        PassTo(activity.At.AddTicks(-1));
        var before = Stage;
        var isOrder = activity.Type is "disposition.given" or "lead.accepted" or "lead.rejected" or "lead.reopened";
        if (NextFor(activity) is { } next)
        {
            Go(next);
            if (next == "recycled")
                _recycled = activity.At;
        }
        else if (isOrder)
        {
            Refused++;
            return;
        }

        if (activity.Type != "lead.assigned")
            _lastDone = activity.At;
        _forms += activity.Type == "form.submitted" ? 1 : 0;
        _hasProblem |= activity is { Type: "fact.confirmed", Subject: "problem" };
        _canBuy |= activity is { Type: "fact.confirmed", Subject: "able-to-buy" };
        if (Stage is "new" or "nurturing" && _forms >= 2)
            Go("mql");
        else if (before == Stage)
            PassTo(activity.At);
    }

    private string? NextFor(Activity activity) => (Stage, activity.Type, activity.Subject) switch
    {
        ("mql", "lead.assigned", _) => "handed-off",
        ("handed-off", "lead.accepted", _) => "accepted",
        ("handed-off", "lead.rejected", _) => "mql",
        ("accepted", "disposition.given", "qualified") when _hasProblem && _canBuy => "sql",
        ("sql", "deal.created", _) => "opportunity",
        ("opportunity", "deal.won", _) => "won",
        ("opportunity", "deal.lost", _) => "lost",
        ("handed-off" or "accepted" or "sql" or "opportunity" or "lost", "disposition.given", "recycle") => "recycled",
        ("accepted", "disposition.given", "could-not-reach") => "recycled",
        (not ("won" or "junk"), "disposition.given", "junk") => "junk",
        ("junk" or "lost", "lead.reopened", _) => "new",
        _ => null,
    };

    private void Go(string stage)
    {
        Stage = stage;
        Way.Add(stage);
    }
}
