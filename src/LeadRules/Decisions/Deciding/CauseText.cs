namespace LeadRules.Decisions.Deciding;

/// <summary>What caused something, in words.</summary>
internal static class CauseText
{
    /// <summary>An activity, and the reason that somebody gave with it.</summary>
    public static string Of(Activity activity)
    {
        var what = activity.Subject is null ? activity.Type : $"{activity.Type} {Conditions.Syntax.Printer.Quoted(activity.Subject)}";
        return activity["reason"].AsText is { } reason ? $"{what}: {reason}" : what;
    }
}
