namespace LeadRules;

/// <summary>
/// Infers things about a lead that follow from each other, such as the tier of the partner who referred it: before the rule book is
/// asked (<see cref="Derive"/>) and after it (<see cref="React"/>). Part of a plug-in (<see cref="LeadPlugIn.Inference"/>).
/// </summary>
/// <remarks>
/// Both are pure, deterministic and thread-safe functions of what they are given, and take the instant that they are given for the
/// present. What they throw counts as nothing found; explanations say what it was. Several plug-ins may each have one: they are asked in
/// the order of the plug-ins, none sees what another found before it reacts, and what they find counts together.
/// </remarks>
public abstract class LeadInference
{
    /// <summary>The fields that it may find, which conditions can use by their names. A field that it does not find is missing.</summary>
    public virtual IReadOnlyList<InferredField> Fields => [];

    /// <summary>The scores to which it may add points; points for others are refused.</summary>
    public virtual IReadOnlyList<string> Scores => [];

    /// <summary>Infers what the rule book can use: fields, points, and votes on segments and classes. Other findings are refused.</summary>
    /// <remarks>
    /// Asked once for each instant that a decision looks at, so it should be fast. Scores, routes and agreements ask it too. When something
    /// changes by time alone (<see cref="LeadDecision.NextLook"/>, <see cref="LeadEngine.NextChange"/>) is worked out as if what it finds did not: let
    /// conditions of the rule book look at the time.
    /// </remarks>
    /// <param name="lead">The lead, with its stage, its owner and what was noted of it.</param>
    /// <param name="at">The instant; activities after it do not exist yet.</param>
    public abstract IReadOnlyList<Finding> Derive(Lead lead, DateTimeOffset at);

    /// <summary>Infers what follows from the rule book's answers: whom to pass over or prefer when the lead is routed, and what the host should do. Other findings are refused.</summary>
    /// <remarks>Asked once for each decision, when scores, segments, classes and clocks are known.</remarks>
    /// <param name="decided">What was decided so far.</param>
    public virtual IReadOnlyList<Finding> React(DecidedFacts decided) => [];
}

/// <summary>A field that an inference may find.</summary>
/// <param name="Name">Its name in conditions; not empty.</param>
/// <param name="Type">Its type; a finding of another type counts as missing, and is told.</param>
/// <param name="Description">What it says of a lead, for people; or null.</param>
public sealed record InferredField(string Name, FieldType Type, string? Description = null)
{
    /// <summary>All members, the same in every culture.</summary>
    public override string ToString() => RecordText.Of(nameof(InferredField), (nameof(Name), Name), (nameof(Type), Type), (nameof(Description), Description));
}
