using LeadRules.Conditions.Compiled;
using LeadRules.Conditions.Syntax;
using LeadRules.RuleBooks.Diagnostics;

namespace LeadRules.RuleBooks.Binding;

/// <summary>Names: fields, properties, references and functions.</summary>
internal sealed partial class Binder
{
    /// <summary>Words that mean the activity inside <c>where</c> and nothing outside.</summary>
    private static readonly string[] WordsInWhere = ["subject", "value", "type", "occurred"];

    private CompiledNode? Name(NameNode node)
    {
        if (_activityPattern is not null && ActivityName(node) is { } inActivity)
            return inActivity;
        if (node.Name == "at")
            return new AtNode(node);
        return LeadField(node, node.Name, node.Span);
    }

    private CompiledNode? ActivityName(NameNode node)
    {
        switch (node.Name)
        {
            case "subject":
                return new ActivitySubject(node);
            case "value":
                return new ActivityNumber(node);
            case "type":
                return new ActivityTypeText(node);
            case "occurred":
                return new ActivityOccurred(node);
            default:
                return Property(node, node.Name) is { } property ? FromSource(node, new PropertySource(property.Name), property.Type) : null;
        }
    }

    private FieldDefinition? Property(Node node, string name)
    {
        FieldDefinition? found = null;
        foreach (var property in names.Properties(_activityPattern!))
        {
            if (!string.Equals(property.Name, name, StringComparison.Ordinal))
                continue;
            if (found is not null && found.Type != property.Type)
                problems.Add(Problems.PropertyOfTwoTypes(At(node.Span), name, found.Type, property.Type));
            found ??= property;
        }

        return found;
    }

    private CompiledNode? LeadField(Node node, string name, TextSpan span)
    {
        if (names.Field(name) is not { } field)
        {
            if (!definitions.IsBroken(DefinitionKind.Field, name) && !(_activityPattern is not null && definitions.IsBrokenProperty(name)))
                problems.Add(UnknownName(name, span));
            return null;
        }

        if (field.Source is { } source)
            return FromSource(node, source, field.Type);
        var known = field.WellKnown!;
        return known.Type switch
        {
            FieldType.Text => new LeadText(node, known.Slot),
            FieldType.Instant => new LeadCreated(node),
            _ => new LeadNumber(node, known.Slot, known.Type),
        };
    }

    private Diagnostic UnknownName(string name, TextSpan span)
    {
        if (_activityPattern is null && WordsInWhere.Contains(name, StringComparer.Ordinal))
            return Problems.OnlyInWhere(At(span), name);
        var candidates = names.FieldNames.Append("at");
        if (_activityPattern is null)
            return Problems.UnknownField(At(span), name, candidates);
        return Problems.UnknownProperty(At(span), name, _activityPattern, candidates.Concat(WordsInWhere).Concat(names.Properties(_activityPattern).Select(static property => property.Name)));
    }

    private CompiledNode FromSource(Node node, ValueSource source, FieldType type) => type switch
    {
        FieldType.Number or FieldType.Integer => new NumberFromSource(node, source, type),
        FieldType.Text => new TextFromSource(node, source),
        FieldType.Boolean => new BoolFromSource(node, source),
        _ => new TicksFromSource(node, source, type, names.Zone),
    };

    private CompiledNode? Qualified(QualifiedName node) => node.Kind switch
    {
        NameKind.Lead => LeadField(node, node.Name, node.NameSpan),
        NameKind.Score => names.ScoreIndex(node.Name) is { } index ? new ScoreReference(node, index) : Unknown(node, names.ScoreNames),
        NameKind.Band => names.Bands.ContainsKey(node.Name) ? definitions.Band(node, node.Name) : Unknown(node, names.Bands.Keys),
        NameKind.Grid => names.Grids.ContainsKey(node.Name) ? definitions.Grid(node, node.Name) : Unknown(node, names.Grids.Keys),
        NameKind.Class => names.Classes.ContainsKey(node.Name) ? definitions.Class(node, node.Name) : Unknown(node, names.Classes.Keys),
        _ => names.Segments.ContainsKey(node.Name) ? definitions.Segment(node, node.Name) : Unknown(node, names.Segments.Keys),
    };

    private BoolNode? Unknown(QualifiedName node, IEnumerable<string> candidates)
    {
        var kind = node.Kind switch
        {
            NameKind.Score => DefinitionKind.Score,
            NameKind.Band => DefinitionKind.BandSet,
            NameKind.Grid => DefinitionKind.Grid,
            NameKind.Class => DefinitionKind.ClassSet,
            _ => DefinitionKind.Segment,
        };
        return definitions.IsBroken(kind, node.Name) ? null : Problem(Problems.UnknownReference(At(node.NameSpan), Words.NameOf(node.Kind), node.Name, candidates));
    }

    private CompiledNode? CallOf(Call node)
    {
        var arguments = node.Arguments.Select(Bind).ToArray();
        if (BuiltIn.Find(node.Function) is { } builtIn)
            return Array.TrueForAll(arguments, static argument => argument is not null) ? BuiltInCall(node, builtIn, arguments!) : null;
        if (!names.Functions.TryGetValue(node.Function, out var added))
            return Problem(Problems.UnknownFunction(At(node.NameSpan), node.Function, BuiltIn.Names.Concat(names.Functions.Keys).Concat(Enum.GetValues<AggregateFunction>().Select(Words.NameOf))));
        if (Array.Exists(arguments, static argument => argument is null))
            return null;
        var function = added.Item;
        if (!Accepts(function.Parameters, arguments!))
            return Problem(Problems.WrongArguments(At(node.Span), node.Function, function.Parameters, arguments!));
        return FromSource(node, new PluginCall(function, added.Whose, arguments!), function.Returns);
    }

    private static bool Accepts(IReadOnlyList<FieldType> parameters, CompiledNode[] arguments) =>
        parameters.Count == arguments.Length && arguments.Zip(parameters).All(static pair => Fits(pair.First.Type, pair.Second));

    /// <summary>A whole number may stand where a number is wanted, and a number where a whole one is: the function sees a number either way.</summary>
    private static bool Fits(FieldType given, FieldType wanted) =>
        given == wanted || (IsNumber(given) && IsNumber(wanted)) || (given == FieldType.Date && wanted == FieldType.Instant);

    private static bool IsNumber(FieldType type) => type is FieldType.Number or FieldType.Integer;

    private CompiledNode? BuiltInCall(Call node, BuiltIn function, CompiledNode[] arguments) =>
        function.Make(node, arguments) is { } made ? made : Problem(Problems.WrongArguments(At(node.Span), function.Name, function.Usage, arguments));
}
