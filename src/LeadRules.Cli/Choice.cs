using System.CommandLine;

namespace LeadRules.Cli;

/// <summary>Options that take one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option that takes one of the words, and means the first when it is left out.</summary>
    public static Option<string> Of(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value, StringComparer.Ordinal))
                result.AddError($"{name} takes {string.Join(", ", words[..^1])} or {words[^1]}, and '{token.Value}' is none of them.");
        });
        return option;
    }
}
