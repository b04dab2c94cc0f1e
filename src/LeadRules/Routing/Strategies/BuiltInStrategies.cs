namespace LeadRules.Routing.Strategies;

/// <summary>The strategies that need not be registered.</summary>
internal static class BuiltInStrategies
{
    public static IReadOnlyList<RoutingStrategy> All { get; } = EquatableList.Of<RoutingStrategy>([new RoundRobin(), new LeastOpen(), new LongestWait(), new BestMatch(), new BalancedValue()]);

    /// <summary>The strategy of a name; null when none has it. Names are compared letter by letter, as everywhere in rule books.</summary>
    public static RoutingStrategy? Find(string name) => All.FirstOrDefault(strategy => strategy.Name == name);
}
