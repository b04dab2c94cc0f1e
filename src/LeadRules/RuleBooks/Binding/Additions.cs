using LeadRules.Routing;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Everything that the host adds, its own things first and then those of its plug-ins, each with whose it is.</summary>
internal sealed class Additions
{
    private readonly List<(string List, string Who, string Why)> _brokenLists = [];
    private readonly List<(string What, string Who, string Why)> _brokenInferences = [];

    public Additions(LeadEngineOptions options)
    {
        PlugIns = options.PlugIns;
        Functions = All(options.Functions, static plugIn => plugIn.Functions);
        Fields = All(options.Fields, static plugIn => plugIn.Fields);
        Lists = [.. All(options.Lists, static plugIn => plugIn.Lists).Select(Read)];
        Strategies = All(options.Strategies, static plugIn => plugIn.Strategies);
        Activities = All([], static plugIn => plugIn.Activities);
        Intents = All([], static plugIn => plugIn.Intents);
        Inferences = [.. PlugIns.Where(static plugIn => plugIn.Inference is not null).Select(Declared)];
        InferredFields = [.. Inferences.SelectMany(static inference => inference.Fields.Select(field => new Added<InferredField>(field, inference.PlugIn)))];
    }

    public IReadOnlyList<LeadPlugIn> PlugIns { get; }

    public IReadOnlyList<Added<LeadFunction>> Functions { get; }

    public IReadOnlyList<Added<LeadField>> Fields { get; }

    public IReadOnlyList<Added<KeyValuePair<string, IReadOnlyCollection<string>>>> Lists { get; }

    public IReadOnlyList<Added<RoutingStrategy>> Strategies { get; }

    public IReadOnlyList<Added<ActivityDefinition>> Activities { get; }

    public IReadOnlyList<Added<IntentDefinition>> Intents { get; }

    /// <summary>The inferences of the plug-ins, with what they declare.</summary>
    public IReadOnlyList<AddedInference> Inferences { get; }

    /// <summary>The fields of all inferences; the places are those in <see cref="Conditions.Compiled.Findings"/>.</summary>
    public IReadOnlyList<Added<InferredField>> InferredFields { get; }

    /// <summary>What inferences declare that could not be read, with whose it is and why; in its place stands nothing.</summary>
    public IReadOnlyList<(string What, string Who, string Why)> BrokenInferences => _brokenInferences;

    /// <summary>The lists that could not be read, with whose they are and why; in their place stand empty ones.</summary>
    public IReadOnlyList<(string List, string Who, string Why)> BrokenLists => _brokenLists;

#pragma warning disable CA1031 // The list of a plug-in may throw anything while it is read; the diagnostic says what.
    private Added<KeyValuePair<string, IReadOnlyCollection<string>>> Read(Added<KeyValuePair<string, IReadOnlyCollection<string>>> list)
    {
        try
        {
            if (list.Item.Value is null)
                _brokenLists.Add((list.Item.Key, list.Who, "it is null"));
            else if (list.Item.Value.Any(static entry => entry is null))
                _brokenLists.Add((list.Item.Key, list.Who, "it holds null"));
            else
                return list;
        }
        catch (Exception problem)
        {
            _brokenLists.Add((list.Item.Key, list.Who, Faults.OfException("reading it", problem)));
        }

        return list with { Item = KeyValuePair.Create<string, IReadOnlyCollection<string>>(list.Item.Key, []) };
    }

    private AddedInference Declared(LeadPlugIn plugIn) =>
        new(plugIn, plugIn.Inference!, Read(plugIn, "fields", static inference => inference.Fields), Read(plugIn, "scores", static inference => inference.Scores));

    private IReadOnlyList<T> Read<T>(LeadPlugIn plugIn, string what, Func<LeadInference, IReadOnlyList<T?>> read)
        where T : class
    {
        var who = new Added<LeadPlugIn>(plugIn, plugIn).Who;
        try
        {
            if (read(plugIn.Inference!) is not { } items)
                _brokenInferences.Add((what, who, "it is null"));
            else if (items.ToArray() is var all && all.Contains(null))
                _brokenInferences.Add((what, who, "it holds null"));
            else
                return all!;
        }
        catch (Exception problem)
        {
            _brokenInferences.Add((what, who, Faults.OfException("reading it", problem)));
        }

        return [];
    }
#pragma warning restore CA1031

    private IReadOnlyList<Added<T>> All<T>(IEnumerable<T> ofHost, Func<LeadPlugIn, IEnumerable<T>> ofPlugIn) =>
        [.. ofHost.Select(static item => new Added<T>(item, null)), .. PlugIns.SelectMany(plugIn => ofPlugIn(plugIn).Select(item => new Added<T>(item, plugIn)))];
}

/// <summary>Something that is added, and the plug-in that adds it; null where it is the host itself.</summary>
internal readonly record struct Added<T>(T Item, LeadPlugIn? PlugIn)
{
    /// <summary>Who adds it, at the beginning of a sentence.</summary>
    public string Who => PlugIn is null ? "The host" : $"The plug-in {PlugIn}";

    /// <summary>Whose it is, behind its name; empty where it is the host's.</summary>
    public string Whose => PlugIn is null ? "" : $" of plug-in {PlugIn}";
}

/// <summary>The inference of a plug-in, with what it declares.</summary>
/// <param name="PlugIn">The plug-in.</param>
/// <param name="Inference">The inference.</param>
/// <param name="Fields">The fields that it may find.</param>
/// <param name="Scores">The scores to which it may add points.</param>
internal sealed record AddedInference(LeadPlugIn PlugIn, LeadInference Inference, IReadOnlyList<InferredField> Fields, IReadOnlyList<string> Scores)
{
    /// <summary>What it is called in messages.</summary>
    public string Who => $"the inference of plug-in {PlugIn}";
}
