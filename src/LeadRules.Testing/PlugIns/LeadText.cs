using System.Reflection;

namespace LeadRules.Testing;

/// <summary>Everything that a lead says, as a text: two of one lead are equal unless somebody changed it in between.</summary>
internal static class LeadText
{
    private static readonly PropertyInfo[] Members =
        [.. typeof(Lead).GetProperties().Where(static member => member.GetIndexParameters().Length == 0 && member.Name is not (nameof(Lead.Activities) or nameof(Lead.CustomFields)))];

    public static string Of(Lead lead) => string.Join('\n',
    [
        .. Members.Select(member => FormattableString.Invariant($"{member.Name} = {member.GetValue(lead)}")),
        .. lead.CustomFields.Select(name => $"{name} = {lead[name]}"),
        .. lead.Activities.InOrder().Select(static activity => FormattableString.Invariant($"{activity.Id} {activity.Type} {activity.At:O} {activity.Subject} {activity.Value} {string.Join(' ', activity.Properties)}")),
    ]);
}
