using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Generators;

/// <summary>What can be done to a pool. Numbers are chosen before the pool is known; they are taken modulo what is there.</summary>
internal enum PoolOperation
{
    Pick,
    Change,
    Charge,
    GiveBack,
    Transfer,
    Reset,
}

/// <summary>One operation.</summary>
/// <param name="Do">What is done.</param>
/// <param name="Who">Which lead or member.</param>
/// <param name="To">To whom.</param>
/// <param name="Seed">Chooses who is passed over and why, or who is a member with which weight.</param>
/// <param name="Value">What the lead is worth.</param>
/// <param name="MakeUp">How much may be made up.</param>
internal sealed record PoolStepCase(PoolOperation Do, int Who, int To, int Seed, int Value, int MakeUp);

/// <summary>A random history of a pool.</summary>
internal sealed record PoolCase(int Seed, PoolStepCase[] Steps)
{
    public static Gen<PoolCase> Any { get; } =
        from seed in Gen.Choose(0, int.MaxValue)
        from steps in Pick.Many(1, 60, Step)
        select new PoolCase(seed, steps);

    private static Gen<PoolStepCase> Step =>
        from kind in Pick.Weighted(
            (30, static () => Gen.Constant(PoolOperation.Pick)),
            (3, static () => Gen.Constant(PoolOperation.Change)),
            (3, static () => Gen.Constant(PoolOperation.Charge)),
            (5, static () => Gen.Constant(PoolOperation.GiveBack)),
            (3, static () => Gen.Constant(PoolOperation.Transfer)),
            (1, static () => Gen.Constant(PoolOperation.Reset)))
        from who in Gen.Choose(0, 1000)
        from to in Gen.Choose(0, 1000)
        from seed in Gen.Choose(0, int.MaxValue)
        from value in Gen.Choose(0, 1_000_000)
        from makeUp in Pick.Of(0, 0, 1, 2, 3)
        select new PoolStepCase(kind, who, to, seed, value, makeUp);

    public static IEnumerable<PoolCase> Smaller(PoolCase failing) =>
        Enumerable.Range(0, failing.Steps.Length).Reverse().Select(i => failing with { Steps = [.. failing.Steps.Where((_, place) => place != i)] });

    public override string ToString() => $"{Seed}\n{string.Join('\n', Steps.AsEnumerable())}";
}
