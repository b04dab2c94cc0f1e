using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Generators;

/// <summary>Kinds of intents, and those that a plug-in adds.</summary>
internal static class RandomIntents
{
    private static readonly string[] Names = ["partner.invite", "erp.sync-2.now"];

    /// <summary>What a plug-in must add so that every rule book with these intents can be compiled.</summary>
    public static LeadEngineOptions Options { get; } = LeadEngineOptions.Default.WithPlugIn(new LeadPlugIn { Name = "tests", Version = "1", Intents = [.. Names.Select(static name => new IntentDefinition(name))] });

    public static Gen<(IntentKind Kind, string? Name)> Kinds =>
        from kind in Pick.From(Enum.GetValues<IntentKind>())
        from name in Pick.From(Names)
        select (kind, kind == IntentKind.Custom ? name : null);

    public static Gen<IReadOnlyList<string>> Custom => Gen.SubListOf(Names).Select(static names => (IReadOnlyList<string>)[.. names]);
}
