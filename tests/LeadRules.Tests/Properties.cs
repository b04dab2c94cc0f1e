using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace LeadRules.Tests;

/// <summary>Runs laws over random cases. A failure prints the smallest case found and the seed that finds it again.</summary>
/// <remarks>
/// <c>LEADRULES_PROPERTY_SEED</c> (as printed: <c>(seed,gamma,size)</c>) replays one case;
/// <c>LEADRULES_PROPERTY_SCALE</c> multiplies the number of cases.
/// </remarks>
internal static class Properties
{
    /// <summary>The law must not throw for any case.</summary>
    /// <param name="cases">Makes the cases.</param>
    /// <param name="law">The law, with its assertions.</param>
    /// <param name="smaller">Cases that are simpler than a given one, most promising first.</param>
    /// <param name="tests">How many cases.</param>
    public static void ForAll<T>(Gen<T> cases, Action<T> law, Func<T, IEnumerable<T>>? smaller = null, int tests = 200)
    {
        var arbitrary = smaller is null ? Arb.From(cases) : Arb.From(cases, smaller);
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(tests * Scale()).WithReplay(Seed());
        try
        {
            Check.One(config, Prop.ForAll(arbitrary, law));
        }
        catch (Exception failure)
        {
            Assert.Fail($"{failure.Message}\nTo replay the case, set LEADRULES_PROPERTY_SEED to the three numbers after 'Replay directly at failing step with'.");
        }
    }

    private static int Scale() =>
        Environment.GetEnvironmentVariable("LEADRULES_PROPERTY_SCALE") is { Length: > 0 } scale ? int.Parse(scale, CultureInfo.InvariantCulture) : 1;

    private static FSharpOption<Replay> Seed()
    {
        if (Environment.GetEnvironmentVariable("LEADRULES_PROPERTY_SEED") is not { Length: > 0 } text)
            return FSharpOption<Replay>.None;
        var parts = text.Trim('(', ')').Split(',').Select(static part => ulong.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var size = parts.Length > 2 ? FSharpOption<int>.Some((int)parts[2]) : FSharpOption<int>.None;
        return FSharpOption<Replay>.Some(new Replay(new Rnd(parts[0], parts[1]), size));
    }
}
