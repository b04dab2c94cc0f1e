namespace LeadRules.Tests.Leads;

public sealed class LeadTests
{
    [Fact]
    public void Empty_text_is_missing() => new Lead("a") { Industry = "" }.Industry.ShouldBeNull();
}
