using LeadRules.RuleBooks.Json;

namespace LeadRules;

/// <summary>Builds the lifecycle: the stages of a lead's life, what moves it, and what is handed over.</summary>
public sealed class LifecycleBuilder
{
    private readonly List<JsonDraft> _transitions = [];
    private readonly HandOffBuilder _handOff = new();

    internal LifecycleBuilder()
    {
    }

    internal JsonDraft Draft { get; } = new();

    /// <summary>Names the stage in which a lead begins; must be said where there are stages.</summary>
    public LifecycleBuilder Start(string stage)
    {
        Draft.Add("start", stage);
        return this;
    }

    /// <summary>Adds a stage.</summary>
    /// <param name="name">Its name, unique and stable over versions.</param>
    /// <param name="build">Sets what is not usual; or null.</param>
    public LifecycleBuilder Stage(string name, Action<StageBuilder>? build = null)
    {
        var stage = new StageBuilder();
        build?.Invoke(stage);
        Draft.Section("stages").Add(name, stage.Draft);
        return this;
    }

    /// <summary>Adds a transition; transitions are tried in the order in which they are added.</summary>
    /// <param name="id">Its id, unique and stable over versions.</param>
    /// <param name="to">The stage it leads to.</param>
    /// <param name="build">Says what moves the lead, and the rest.</param>
    public LifecycleBuilder Transition(string id, string to, Action<TransitionBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        if (_transitions.Count == 0)
            Draft.Add("transitions", _transitions);
        var transition = new TransitionBuilder(new JsonDraft().Add("id", id).Add("from", "*").Add("to", to));
        _transitions.Add(transition.Draft);
        build(transition);
        return this;
    }

    /// <summary>Says what is handed over when marketing gives a lead to sales; may be called more than once, each time adding to what was said.</summary>
    public LifecycleBuilder HandOff(Action<HandOffBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        build(_handOff);
        Draft.Set("handOff", _handOff.Draft);
        return this;
    }
}
