using System.Numerics;
using LeadRules.Routing;

namespace LeadRules.Tests.Oracles;

/// <summary>A pool worked out the slow and obvious way, by name and in numbers without a limit but for the stated one of worth, to judge the fast one.</summary>
internal sealed class OraclePool
{
    private static readonly BigInteger One = BigInteger.Pow(2, 32);
    private BigInteger _turn;

    public SortedDictionary<string, Member> Members { get; } = new(StringComparer.Ordinal);

    public void Change(IReadOnlyDictionary<string, int> weights)
    {
        var left = BigInteger.Zero;
        foreach (var gone in Members.Keys.Except(weights.Keys).ToArray())
        {
            left += Members[gone].Credit;
            Members.Remove(gone);
        }

        var (stayers, worth, weight) = (Members.Keys.ToArray(), Total(static one => one.Weight > 0 ? one.Value : 0), Total(static one => one.Weight));
        foreach (var (rep, now) in weights)
        {
            if (!Members.TryGetValue(rep, out var member))
                Members[rep] = member = new() { Value = weight.IsZero ? 0 : worth * now / weight };
            member.Weight = now;
        }

        var byWeight = stayers.ToDictionary(static rep => rep, rep => (BigInteger)weights[rep]);
        if (byWeight.Values.All(static one => one.IsZero))
            byWeight = stayers.ToDictionary(static rep => rep, static _ => BigInteger.One);
        foreach (var (rep, part) in LargestRemainder(left, byWeight))
            Members[rep].Credit += part;
    }

    public string? Pick(IReadOnlyDictionary<string, PassedOver> passedOver, int makeUp, BigInteger value)
    {
        string[] eligible = [.. Members.Keys.Where(rep => passedOver[rep] == PassedOver.None && Members[rep].Weight > 0)];
        if (eligible.Length == 0)
            return null;

        var payers = eligible.Where(rep => Members[rep].Missed.IsZero).ToDictionary(static rep => rep, rep => (BigInteger)Members[rep].Weight);
        if (payers.Count > 0)
        {
            foreach (var (rep, part) in LargestRemainder(eligible.Aggregate(BigInteger.Zero, (sum, rep) => sum - Members[rep].Missed), payers))
                Members[rep].Credit += part;
            foreach (var rep in eligible.Where(rep => !payers.ContainsKey(rep)))
                (Members[rep].Credit, Members[rep].Missed) = (Members[rep].Credit + Members[rep].Missed, 0);
        }

        foreach (var (rep, share) in SharesOf(eligible.ToDictionary(static rep => rep, rep => Members[rep].Weight)))
            Members[rep].Credit += share;
        var winner = eligible.OrderByDescending(rep => Members[rep].Credit).ThenBy(rep => Members[rep].LastTurn).ThenBy(static rep => rep, StringComparer.Ordinal).First();
        Pay(winner, value);

        var sum = eligible.Aggregate(BigInteger.Zero, (sum, rep) => sum + Members[rep].Weight);
        foreach (var (rep, member) in Members)
        {
            if (passedOver[rep] == PassedOver.Absent && member.Weight > 0)
                member.Missed += One * member.Weight / (sum + member.Weight);
            member.Missed = BigInteger.Min(member.Missed, makeUp * One);
        }

        return winner;
    }

    public void Charge(string rep, IReadOnlyDictionary<string, PassedOver> passedOver, BigInteger value)
    {
        var shares = SharesOf(Sharing(Members.ToDictionary(static one => one.Key, static one => one.Value.Weight), passedOver));
        foreach (var (one, share) in shares)
            Members[one].Credit += share;
        Pay(rep, value);
        if (shares.Count == 0)
            Members[rep].Credit += One;
    }

    public void GiveBack(string rep, IReadOnlyDictionary<string, int> weights, IReadOnlyDictionary<string, PassedOver> passedOver, BigInteger value)
    {
        if (!Members.TryGetValue(rep, out var member))
            return;
        var shares = SharesOf(Sharing(weights, passedOver).Where(one => Members.ContainsKey(one.Key)).ToDictionary());
        foreach (var (one, share) in shares)
            Members[one].Credit -= share;
        member.Credit += shares.Count == 0 ? 0 : One;
        member.Value = BigInteger.Max(0, member.Value - value);
    }

    public void Transfer(string from, string to, BigInteger value)
    {
        var (giver, receiver) = (Members.GetValueOrDefault(from), Members.GetValueOrDefault(to));
        if (giver is not null && receiver is not null)
            (giver.Credit, receiver.Credit) = from == to ? (giver.Credit, receiver.Credit) : (giver.Credit + One, receiver.Credit - One);
        if (giver is not null)
            giver.Value = BigInteger.Max(0, giver.Value - value);
        if (receiver is not null)
            receiver.Value += value;
    }

    public void Reset()
    {
        foreach (var member in Members.Values)
            (member.Credit, member.Value, member.Missed) = (0, 0, 0);
    }

    public override string ToString() => string.Join('\n', Members.Select(static one => $"{one.Key} {one.Value.Weight}: {one.Value.Credit} {one.Value.LastTurn} {one.Value.Value} {one.Value.Missed}"));

    private static Dictionary<string, int> Sharing(IReadOnlyDictionary<string, int> weights, IReadOnlyDictionary<string, PassedOver> passedOver) =>
        weights.Where(one => passedOver[one.Key] == PassedOver.None && one.Value > 0).ToDictionary();

    /// <summary>One lead by weight, rounded down; what is left over goes one each to the first by id.</summary>
    private static Dictionary<string, BigInteger> SharesOf(Dictionary<string, int> weights)
    {
        var sum = weights.Values.Aggregate(BigInteger.Zero, static (sum, weight) => sum + weight);
        var shares = weights.ToDictionary(static one => one.Key, one => One * one.Value / sum);
        var left = shares.Count == 0 ? 0 : (int)(One - shares.Values.Aggregate(BigInteger.Add));
        foreach (var first in shares.Keys.Order(StringComparer.Ordinal).Take(left).ToArray())
            shares[first]++;
        return shares;
    }

    private static Dictionary<string, BigInteger> LargestRemainder(BigInteger amount, Dictionary<string, BigInteger> weights)
    {
        if (amount.IsZero)
            return [];
        var (size, sum) = (BigInteger.Abs(amount), weights.Values.Aggregate(BigInteger.Add));

        // Amounts below 0 are rounded towards less, so that units are handed out in one direction only.
        var parts = weights.ToDictionary(static one => one.Key, one => amount.Sign > 0 ? size * one.Value / sum : -((size * one.Value) + sum - 1) / sum);
        var left = (int)(amount - parts.Values.Aggregate(BigInteger.Add));
        foreach (var next in parts.Keys.OrderByDescending(rep => new Fraction(amount * weights[rep], sum) - parts[rep]).ThenBy(static rep => rep, StringComparer.Ordinal).Take(left).ToArray())
            parts[next]++;
        return parts;
    }

    private void Pay(string rep, BigInteger value)
    {
        var member = Members[rep];
        member.Credit -= One;
        member.LastTurn = ++_turn;
        member.Value += value;
    }

    private BigInteger Total(Func<Member, BigInteger> of) => Members.Values.Aggregate(BigInteger.Zero, (sum, member) => sum + of(member));

    /// <summary>What is known of a member.</summary>
    public sealed class Member
    {
        public int Weight { get; set; }

        public BigInteger Credit { get; set; }

        public BigInteger LastTurn { get; set; }

        /// <summary>Stays between 0 and the largest number, as pools state it.</summary>
        public BigInteger Value { get; set => field = BigInteger.Clamp(value, 0, long.MaxValue); }

        public BigInteger Missed { get; set; }
    }
}
