using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>The settings of a stage that is being built.</summary>
public sealed class StageBuilder
{
    internal StageBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Says what the stage means, for people.</summary>
    public StageBuilder Description(string description)
    {
        Draft.Add("description", description);
        return this;
    }

    /// <summary>Says which team has leads of this stage.</summary>
    public StageBuilder Team(string team)
    {
        Draft.Add("team", team);
        return this;
    }

    /// <summary>Has a lead routed that comes into it.</summary>
    public StageBuilder Routes() => Set("routes");

    /// <summary>Ends the work of the rep with a lead that comes into it, so that it takes no capacity.</summary>
    public StageBuilder Closes() => Set("closes");

    /// <summary>Takes a lead that comes into it out of all campaigns.</summary>
    public StageBuilder EndsCampaigns() => Set("endsCampaigns");

    /// <summary>Lets a lead leave it only by an activity that a transition names.</summary>
    public StageBuilder Final() => Set("final");

    /// <summary>Says how long a lead rests in it before a condition or a clock may move it.</summary>
    public StageBuilder Rest(TimeSpan time)
    {
        Draft.Add("rest", DurationText.Format(time));
        return this;
    }

    private StageBuilder Set(string member)
    {
        Draft.Set(member, true);
        return this;
    }
}
