namespace LeadRules;

/// <summary>What the host would have been told to do, and is not.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Why">Why it is not given, in words.</param>
public sealed record SuppressedIntent(Intent Intent, string Why);
