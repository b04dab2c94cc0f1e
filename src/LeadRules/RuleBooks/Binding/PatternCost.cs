using System.Buffers;
using System.Globalization;

namespace LeadRules.RuleBooks.Binding;

/// <summary>
/// Estimates what matching a regular expression costs, by its counted repetitions. Knows as much of the syntax as that
/// takes; whether the pattern is right is for the regular expression engine to say.
/// </summary>
internal ref struct PatternCost(string pattern)
{
    private static readonly SearchValues<char> Options = SearchValues.Create("imnsxIMNSX-");
    private static readonly SearchValues<char> Counts = SearchValues.Create("0123456789,");
    private readonly ReadOnlySpan<char> _pattern = pattern;
    private int _at;

    /// <summary>Where a bracket closes too many, the rest costs nothing: the engine refuses the pattern.</summary>
    public Cost Estimate() => Alternation();

    /// <summary>Whether something is counted where layout is free, <c>(?x)</c>: white space and comments then hide what is counted.</summary>
    public readonly bool CountsInFreeLayout()
    {
        if (!_pattern.Contains('{'))
            return false;
        for (var rest = _pattern; rest.IndexOf("(?") is >= 0 and var found;)
        {
            rest = rest[(found + 2)..];
            var options = rest[..Math.Max(0, rest.IndexOfAnyExcept(Options))];
            if (options.ContainsAny('x', 'X'))
                return true;
        }

        return false;
    }

    private Cost Alternation()
    {
        var cost = Sequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            cost = cost.Or(Sequence());
        }

        return cost;
    }

    private Cost Sequence()
    {
        var all = default(Cost);
        var last = default(Cost);
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (_pattern[_at..].StartsWith("(?#"))
            {
                // A comment: a count after it is of what stands before.
                SkipTo(')');
                continue;
            }

            if (Count() is { } count)
            {
                last = last.Repeated(count.Least, count.Most);
                continue;
            }

            all = all.Then(last);
            last = Atom();
        }

        return all.Then(last);
    }

    private Cost Atom()
    {
        switch (_pattern[_at])
        {
            case '(':
                _at++;
                var inner = Alternation();
                _at++;
                return inner;
            case '[':
                SkipClass();
                return Cost.Character;
            case '\\':
                _at += 2;
                if (_pattern[Math.Min(_at - 1, _pattern.Length - 1)] is 'p' or 'P')
                    SkipTo('}');
                return Cost.Character;
            default:
                _at++;
                return Cost.Character;
        }
    }

    private void SkipTo(char end)
    {
        var length = _at < _pattern.Length ? _pattern[_at..].IndexOf(end) : -1;
        _at = length < 0 ? _pattern.Length : _at + length + 1;
    }

    private void SkipClass()
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
            _at++;
        for (var first = true; _at < _pattern.Length; first = false)
        {
            switch (_pattern[_at])
            {
                case ']' when !first:
                    _at++;
                    return;
                case '\\':
                    _at += 2;
                    break;
                case '[' when !first && _pattern[_at - 1] == '-':
                    SkipClass();
                    break;
                default:
                    _at++;
                    break;
            }
        }
    }

    /// <summary>Reads how often something is repeated; null, and nothing read, where no such thing stands.</summary>
    private (double Least, double Most)? Count()
    {
        switch (_pattern[_at])
        {
            case '*' or '+':
                _at++;
                return (0, 1);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return Braces();
            default:
                return null;
        }
    }

    private (double Least, double Most)? Braces()
    {
        var rest = _pattern[(_at + 1)..];
        var length = rest.IndexOf('}');
        if (length <= 0 || rest[..length].ContainsAnyExcept(Counts) || !char.IsAsciiDigit(rest[0]))
            return null;
        var text = rest[..length];
        var comma = text.IndexOf(',');
        var least = double.Parse(comma < 0 ? text : text[..comma], CultureInfo.InvariantCulture);
        double most = least;
        if (comma >= 0 && !double.TryParse(text[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out most))
            most = least + 1;
        _at += length + 2;
        return (least, most);
    }
}

/// <summary>What a part of a pattern costs.</summary>
/// <param name="Size">How many characters it asks for, counted repetitions written out.</param>
/// <param name="HasChoice">Whether there is more than one way through it.</param>
/// <param name="Weight">Its size, doubled wherever a choice is repeated.</param>
/// <param name="RepeatedChoice">The weight of the choices that are repeated.</param>
internal readonly record struct Cost(double Size, bool HasChoice, double Weight, double RepeatedChoice)
{
    public static Cost Character => new(1, false, 1, 0);

    public Cost Then(Cost next) => new(Size + next.Size, HasChoice || next.HasChoice, Weight + next.Weight, RepeatedChoice + next.RepeatedChoice);

    public Cost Or(Cost other) => Then(other) with { HasChoice = true };

    public Cost Repeated(double least, double most)
    {
        var times = Math.Max(1, most);
        var weight = Weight * times * (HasChoice && times > 1 ? 2 : 1);
        return new Cost(Size * times, HasChoice || least != most, weight, HasChoice && times > 1 ? weight : RepeatedChoice * times);
    }
}
