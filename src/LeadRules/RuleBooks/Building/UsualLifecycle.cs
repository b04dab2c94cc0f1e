namespace LeadRules;

/// <summary>The lifecycle that most teams begin with: marketing brings a lead to sales, sales accepts, confirms and wins it, or gives it back.</summary>
internal static class UsualLifecycle
{
    private const string Disposition = "disposition.given where subject = ";

    public static void Build(LifecycleBuilder lifecycle, RuleText qualified)
    {
        Stages(lifecycle);
        Marketing(lifecycle, qualified);
        Sales(lifecycle);
        Ends(lifecycle);
    }

    private static void Stages(LifecycleBuilder lifecycle) => lifecycle
        .Start("new")
        .Stage("new", static stage => stage.Team("marketing"))
        .Stage("nurturing", static stage => stage.Team("marketing"))
        .Stage("mql", static stage => stage.Team("marketing").Description("Marketing thinks it is ready for sales.").Routes())
        .Stage("handed-off", static stage => stage.Team("sales").Description("A rep has it and has not answered yet."))
        .Stage("accepted", static stage => stage.Team("sales").Description("Sales agrees that it fits the definition (SAL)."))
        .Stage("sql", static stage => stage.Team("sales").Description("Sales confirms that we solve a problem of theirs, and that they can buy.").EndsCampaigns())
        .Stage("opportunity", static stage => stage.Team("sales").EndsCampaigns())
        .Stage("won", static stage => stage.Team("sales").Closes().EndsCampaigns().Final())
        .Stage("lost", static stage => stage.Team("sales").Closes().EndsCampaigns())
        .Stage("recycled", static stage => stage.Team("marketing").Description("Not now: marketing keeps in touch until it is ready.").Closes().Rest(TimeSpan.FromDays(30)))
        .Stage("junk", static stage => stage.Description("Will never buy.").Closes().EndsCampaigns().Final());

    private static void Marketing(LifecycleBuilder lifecycle, RuleText qualified) => lifecycle
        .Transition("nurtures", "nurturing", static move => move.From("new").On("campaign.entered"))
        .Transition("qualifies", "mql", move => move.From("new", "nurturing").When(qualified))
        .Transition("returns", "mql", move => move.From("recycled").When($"({qualified}) and last(*) > last(stage.entered where subject = 'recycled')")
            .Description("It is ready again, and has done something since sales gave it back."))
        .Transition("hands-off", "handed-off", static move => move.From("mql").On("lead.assigned")
            .Do(IntentKind.Notify, "owner", "new lead").Do(IntentKind.CreateTask, "owner", "call", expiresAfter: TimeSpan.FromDays(2)));

    private static void Sales(LifecycleBuilder lifecycle) => lifecycle
        .Transition("accepts", "accepted", static move => move.From("handed-off").On("lead.accepted"))
        .Transition("rejects", "mql", static move => move.From("handed-off").On("lead.rejected"))
        .Transition("confirms", "sql", static move => move.From("accepted").On(Disposition + "'qualified'")
            .Need("problem that we solve", "any(fact.confirmed where subject = 'problem')")
            .Need("ability to buy", "any(fact.confirmed where subject = 'able-to-buy')"))
        .Transition("opens", "opportunity", static move => move.From("sql").On("deal.created"));

    private static void Ends(LifecycleBuilder lifecycle) => lifecycle
        .Transition("wins", "won", static move => move.From("opportunity").On("deal.won"))
        .Transition("loses", "lost", static move => move.From("opportunity").On("deal.lost"))
        .Transition("recycles", "recycled", static move => move.From("handed-off", "accepted", "sql", "opportunity", "lost").On(Disposition + "'recycle'").Do(IntentKind.Recycle, "marketing"))
        .Transition("not-reached", "recycled", static move => move.From("accepted").On(Disposition + "'could-not-reach'").Do(IntentKind.Recycle, "marketing")
            .Description("Only after the touches that an agreement asks for, where one guards this disposition."))
        .Transition("junks", "junk", static move => move.On(Disposition + "'junk'"))
        .Transition("reopens", "new", static move => move.From("junk", "lost").On("lead.reopened"));
}
