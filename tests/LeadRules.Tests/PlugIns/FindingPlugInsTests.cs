namespace LeadRules.Tests.PlugIns;

/// <summary>Plug-ins are found and asked to describe themselves; one that cannot is named.</summary>
public sealed class FindingPlugInsTests
{
    [Fact]
    public void One_that_throws_is_named_by_its_type() =>
        Should.Throw<PlugInException>(static () => LeadEngineOptions.Default.WithPlugIn(new Throws())).Message
            .ShouldBe("The plug-in LeadRules.Tests.PlugIns.FindingPlugInsTests+Throws threw InvalidOperationException: no licence");

    [Fact]
    public void One_that_describes_nothing_is_named_by_its_type() =>
        Should.Throw<PlugInException>(static () => LeadEngineOptions.Default.WithPlugIn(new Nothing())).Message
            .ShouldBe("The plug-in LeadRules.Tests.PlugIns.FindingPlugInsTests+Nothing described nothing: Describe() gave null.");

    [Fact]
    public void One_that_describes_itself_is_added() =>
        LeadEngineOptions.Default.WithPlugIn(new Sound()).PlugIns.ShouldHaveSingleItem().ToString().ShouldBe("sound 1");

    [Fact]
    public void An_assembly_without_plug_ins_has_none() => LeadPlugIns.In(typeof(Lead).Assembly).ShouldBeEmpty();

    private sealed class Throws : ILeadPlugIn
    {
        public LeadPlugIn Describe() => throw new InvalidOperationException("no licence");
    }

    private sealed class Nothing : ILeadPlugIn
    {
        public LeadPlugIn Describe() => null!;
    }

    private sealed class Sound : ILeadPlugIn
    {
        public LeadPlugIn Describe() => new() { Name = "sound", Version = "1" };
    }
}
