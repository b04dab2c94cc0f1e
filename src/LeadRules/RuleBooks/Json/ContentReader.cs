namespace LeadRules.RuleBooks.Json;

/// <summary>Reads content: a key, or a key with a condition.</summary>
internal sealed class ContentReader(Reading reading)
{
    private const string ExpectedKey = "the key of content such as \"welcome-1\"";
    private static readonly MemberSet<ContentMember> Known = new();

    private enum ContentMember
    {
        Key,
        When,
    }

    /// <summary>Reads one piece of content or a list of them; what is broken keeps its place.</summary>
    public IReadOnlyList<ContentChoice> Read(JsonItem item) =>
        reading.OneOrMore(item, "a list such as [\"case-b\", { \"key\": \"case-a\", \"when\": \"industry = 'food'\" }]", Content);

    private ContentChoice Content(JsonItem item)
    {
        if (item.IsText)
            return new ContentChoice(reading.Word(item, ExpectedKey) ?? "", null);
        if (!reading.TryMembers(item, Known, ExpectedKey + ", or an object such as { \"key\": \"case-a\", \"when\": \"industry = 'food'\" }", out var members))
            return new ContentChoice("", null);
        reading.Require(members, ContentMember.Key, "key", "\"key\": \"case-a\"");
        return new ContentChoice(reading.Word(members[ContentMember.Key], ExpectedKey) ?? "", reading.Condition(members[ContentMember.When]));
    }
}
