using LeadRules.Routing;

namespace LeadRules.Tests.Routing;

/// <summary>Short words for pools in tests.</summary>
internal static class Pools
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static PoolMembership Members(params (string Rep, int Weight)[] members) => new(members.Select(static member => KeyValuePair.Create(member.Rep, member.Weight)));

    /// <summary>So many members of equal weight: m00, m01 …</summary>
    public static PoolMembership OfEqual(int count) => Members([.. Enumerable.Range(0, count).Select(static number => ($"m{number:00}", 1))]);

    public static PoolState Pool(params (string Rep, int Weight)[] members) => Pool(Members(members));

    public static PoolState Pool(PoolMembership members) => PoolState.New("smb").Changed(members);

    public static PoolState Changed(this PoolState pool, PoolMembership members) => pool.With(members, Monday) is { } step ? step.State : pool;

    /// <summary>Why each member is passed over: those who are named for the reason, the others not at all.</summary>
    public static PassedOver[] Without(this PoolState pool, PassedOver reason, params string[] reps) =>
        [.. pool.Members.Reps.Select(rep => reps.Contains(rep) ? reason : PassedOver.None)];

    /// <summary>Gives so many leads, and says who received them in order.</summary>
    public static (PoolState Pool, string[] Winners) Give(this PoolState pool, int leads, PassedOver[]? passedOver = null, int makeUp = 0)
    {
        var winners = new string[leads];
        for (var i = 0; i < leads; i++)
        {
            var step = pool.Pick($"lead-{pool.Turn + 1}", Monday, passedOver ?? pool.Without(PassedOver.None), makeUp: makeUp)!.Value;
            (pool, winners[i]) = (step.State, step.Event.Rep!);
        }

        return (pool, winners);
    }

    public static Int128 Sum(this PoolState pool)
    {
        Int128 sum = 0;
        foreach (var credit in pool.Credits)
            sum += credit;
        return sum;
    }

    public static int Of(this string[] winners, string rep) => winners.Count(winner => winner == rep);
}
