using LeadRules.Routing;
using LeadRules.Tests.Generators;
using LeadRules.Tests.Oracles;
using static LeadRules.Tests.Routing.Pools;

namespace LeadRules.Tests.Routing;

/// <summary>Runs a random history on a pool and on the oracle at once.</summary>
internal sealed class PoolHistory
{
    private static readonly PassedOver[] Reasons = [PassedOver.Absent, PassedOver.Absent, PassedOver.OutsideHours, PassedOver.AtCapacity, PassedOver.LacksSkill];
    private readonly List<Given> _given = [];

    private PoolHistory(int seed) => Change(seed);

    public PoolState State { get; private set; } = PoolState.New("smb");

    public OraclePool Oracle { get; } = new();

    public List<PoolEvent> Events { get; } = [];

    /// <summary>Runs all steps, and shows the history after each.</summary>
    public static PoolHistory Run(PoolCase one, Action<PoolHistory>? after = null)
    {
        var history = new PoolHistory(one.Seed);
        foreach (var step in one.Steps)
        {
            history.Do(step);
            after?.Invoke(history);
        }

        return history;
    }

    /// <summary>The state in the words of the oracle.</summary>
    public string StateText()
    {
        var lines = new string[State.Members.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = $"{State.Members.Reps[i]} {State.Members.Weights[i]}: {State.Credits[i]} {State.LastTurns[i]} {State.Values[i]} {State.Missed[i]}";
        return string.Join('\n', lines);
    }

    private void Do(PoolStepCase step)
    {
        switch (step.Do)
        {
            case PoolOperation.Change:
                Change(step.Seed);
                break;
            case PoolOperation.Reset:
                Took(State.Reset(Monday));
                Oracle.Reset();
                break;
            case PoolOperation.GiveBack when _given.Count > 0:
                GiveBack(step.Who % _given.Count);
                break;
            case PoolOperation.Transfer when _given.Count > 0:
                Transfer(step.Who % _given.Count, step.To);
                break;
            case PoolOperation.Charge when State.Members.Count > 0:
                Charge(step);
                break;
            case PoolOperation.Pick:
                PickOne(step);
                break;
        }
    }

    private void PickOne(PoolStepCase step)
    {
        var passedOver = PassedOverOf(step.Seed);
        var picked = State.Pick("lead", Monday, passedOver, step.Value, step.MakeUp);
        var expected = Oracle.Pick(ByRep(State.Members, passedOver), step.MakeUp, step.Value);
        (picked?.Event.Rep).ShouldBe(expected);
        if (picked is not { } one)
            return;
        _given.Add(new(one.Event.Rep!, one.Event.Members, passedOver, step.Value));
        Took(one);
    }

    private void Charge(PoolStepCase step)
    {
        var passedOver = PassedOverOf(step.Seed);
        var rep = State.Members.Reps[step.Who % State.Members.Count];
        _given.Add(new(rep, State.Members, passedOver, step.Value));
        Oracle.Charge(rep, ByRep(State.Members, passedOver), step.Value);
        Took(State.Charge("lead", Monday, rep, passedOver, step.Value));
    }

    private void GiveBack(int place)
    {
        var (rep, members, passedOver, value) = _given[place];
        _given.RemoveAt(place);
        Oracle.GiveBack(rep, ByRep(members, members.Weights), ByRep(members, passedOver), value);
        Took(State.GiveBack("lead", Monday, rep, members, passedOver, value));
    }

    private void Transfer(int place, int to)
    {
        var given = _given[place];
        var receiver = State.Members.Count == 0 || to % 5 == 0 ? "stranger" : State.Members.Reps[to % State.Members.Count];
        _given[place] = given with { Rep = receiver };
        Oracle.Transfer(given.Rep, receiver, given.Value);
        Took(State.Transfer("lead", Monday, given.Rep, receiver, given.Value));
    }

    /// <summary>Some of ten reps, with weights small and large, now and then 0.</summary>
    private void Change(int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, 10).Where(_ => random.Next(3) > 0)
            .ToDictionary(static number => $"r{number}", _ => random.Next(8) switch { 0 => 0, 1 => random.Next(1_000_001), 2 or 3 => 1, _ => random.Next(1, 20) });
        Oracle.Change(weights);
        if (State.With(new PoolMembership(weights), Monday) is { } step)
            Took(step);
    }

    private PassedOver[] PassedOverOf(int seed)
    {
        var random = new Random(seed);
        var crowd = random.Next(4);
        return [.. State.Members.Reps.Select(_ => random.Next(4) < crowd ? Reasons[random.Next(Reasons.Length)] : PassedOver.None)];
    }

    private void Took(PoolStep step)
    {
        Events.Add(step.Event);
        State = step.State;
    }

    private static Dictionary<string, T> ByRep<T>(PoolMembership members, ReadOnlySpan<T> inOrder)
    {
        var byRep = new Dictionary<string, T>();
        for (var i = 0; i < members.Count; i++)
            byRep.Add(members.Reps[i], inOrder[i]);
        return byRep;
    }

    private static Dictionary<string, PassedOver> ByRep(PoolMembership members, PassedOver[] inOrder) => ByRep<PassedOver>(members, inOrder);

    private sealed record Given(string Rep, PoolMembership Members, PassedOver[] PassedOver, long Value);
}
