namespace LeadRules.Scoring;

/// <summary>A decay, ready to be asked for factors. Ages are counted in whole seconds.</summary>
internal sealed class DecayCurve
{
    private readonly DecayKind _kind;
    private readonly double _perSecond;
    private readonly (long Seconds, double Factor)[] _steps;

    private DecayCurve(Decay decay)
    {
        _kind = decay.Kind;
        _perSecond = decay.Length > TimeSpan.Zero ? 1 / decay.Length.TotalSeconds : 0;
        _steps = [.. decay.Steps.Select(static step => (step.Age.Ticks / TimeSpan.TicksPerSecond, step.Factor))];
    }

    /// <summary>The curve of a decay, or null when nothing fades.</summary>
    public static DecayCurve? Of(Decay decay) => decay.Kind == DecayKind.None ? null : new DecayCurve(decay);

    /// <summary>What is left of the points of an activity at an instant, from 0 to 1.</summary>
    public double Factor(long activityTicks, long at)
    {
        var age = (at - activityTicks) / TimeSpan.TicksPerSecond;
        return _kind switch
        {
            // exp is monotone and about twice as fast as pow; the constant makes it 2^(-age / halfLife).
            DecayKind.Exponential => Math.Exp(age * _perSecond * -0.693147180559945309417232121458),
            DecayKind.Linear => Math.Max(0, 1 - (age * _perSecond)),
            _ => StepAt(age),
        };
    }

    private double StepAt(long age)
    {
        var factor = 1.0;
        foreach (var step in _steps)
        {
            if (age < step.Seconds)
                break;
            factor = step.Factor;
        }

        return factor;
    }
}
