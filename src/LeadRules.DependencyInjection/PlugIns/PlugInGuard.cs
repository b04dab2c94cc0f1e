using LeadRules.DependencyInjection.Telemetry;
using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.PlugIns;

/// <summary>Stands around all parts of a plug-in for as long as one engine lives.</summary>
internal sealed class PlugInGuard(LeadPlugIn plugIn, TimeSpan? limit, TimeProvider time, ILogger log, LeadRulesTelemetry telemetry)
{
    private readonly PlugInThread? _thread = limit is { } span ? new PlugInThread($"LeadRules plug-in {plugIn.Name}", span, time) : null;

    /// <summary>The plug-in with each of its parts in a guard.</summary>
    public LeadPlugIn Contained() => plugIn with
    {
        Functions = [.. plugIn.Functions.Select(Contain)],
        Fields = [.. plugIn.Fields.Select(Contain)],
        Strategies = [.. plugIn.Strategies.Select(strategy => new GuardedStrategy(strategy, PartOf($"the strategy '{strategy.Name}'")))],
        Inference = plugIn.Inference is { } inference ? new GuardedInference(inference, PartOf("the inference")) : null,
    };

    private LeadFunction Contain(LeadFunction function)
    {
        var part = PartOf($"the function '{function.Name}'");
        var (body, type) = (function.Body, function.Returns);
        return function.WithBody((in FunctionArguments arguments) =>
        {
            if (part.IsLimited)
            {
                var copy = arguments;
                return part.Checked(part.Limited(() => body(in copy)), type);
            }

            var started = part.Start();
            try
            {
                return part.Checked(body(in arguments), type);
            }
            catch (Exception problem)
            {
                part.Threw(problem);
                throw;
            }
            finally
            {
                part.Ended(started);
            }
        });
    }

    private LeadField Contain(LeadField field)
    {
        var part = PartOf($"the field '{field.Name}'");
        var (read, type) = (field.Reader, field.Type);
        return field.WithReader(lead =>
        {
            if (part.IsLimited)
                return part.Checked(part.Limited(() => read(lead)), type);
            var started = part.Start();
            try
            {
                return part.Checked(read(lead), type);
            }
            catch (Exception problem)
            {
                part.Threw(problem);
                throw;
            }
            finally
            {
                part.Ended(started);
            }
        });
    }

    private GuardedPart PartOf(string name) => new(plugIn.ToString(), name, _thread, time, log, telemetry);
}
