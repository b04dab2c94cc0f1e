using Microsoft.Extensions.Logging;

namespace LeadRules.DependencyInjection.Telemetry;

/// <summary>Everything that is logged, in the category <c>LeadRules</c>. The ids are promises; they stand in docs/hosting.md.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Book} is loaded from {Source}: {Version}, {Notes} warnings and notes.")]
    public static partial void Loaded(ILogger log, string book, string source, string version, int notes);

    [LoggerMessage(2, LogLevel.Information, "{Book} is reloaded from {Source}: {From} -> {To}.")]
    public static partial void Reloaded(ILogger log, string book, string source, string from, string to);

    [LoggerMessage(3, LogLevel.Error, "A reload failed. {Problems}")]
    public static partial void ReloadFailed(ILogger log, string problems);

    [LoggerMessage(4, LogLevel.Error, "{Book}: a listener to reloads threw.")]
    public static partial void ListenerFailed(ILogger log, string book, Exception problem);

    [LoggerMessage(5, LogLevel.Warning, "The folder of {Path} cannot be watched; the file is looked at every {LookEvery}.")]
    public static partial void FolderNotWatched(ILogger log, string path, TimeSpan lookEvery, Exception problem);

    [LoggerMessage(6, LogLevel.Error, "{Book}: looking for a new version failed.")]
    public static partial void LookFailed(ILogger log, string book, Exception problem);

    [LoggerMessage(7, LogLevel.Warning, "{Book}: its LeadEngine or LeadDesk was taken outside of a scope, such as by a singleton, and stays with {Version} whatever is reloaded. Take ILeadRules instead, or make a scope for each piece of work.")]
    public static partial void OutsideScope(ILogger log, string book, string version);

    [LoggerMessage(10, LogLevel.Warning, "Intent {Key} failed {Attempts} times and is tried again at {NextTry:O}: {Problem}")]
    public static partial void IntentFailed(ILogger log, string key, int attempts, DateTimeOffset? nextTry, string? problem);

    [LoggerMessage(11, LogLevel.Error, "Intent {Key} is set aside for somebody to look at: {Problem}")]
    public static partial void IntentSetAside(ILogger log, string key, string? problem);

    [LoggerMessage(12, LogLevel.Error, "Intents could not be dispatched; tried again in {Wait}.")]
    public static partial void DispatchFailed(ILogger log, TimeSpan wait, Exception problem);

    [LoggerMessage(20, LogLevel.Error, "The lead {Lead} could not be decided, {Attempts} times in a row; tried again at {NextTry:O}. The others go on.")]
    public static partial void LeadFailed(ILogger log, string lead, int attempts, DateTimeOffset nextTry, Exception? problem);

    [LoggerMessage(21, LogLevel.Error, "Leads that are due could not be looked for; tried again in {Wait}.")]
    public static partial void LookAgainFailed(ILogger log, TimeSpan wait, Exception problem);

    [LoggerMessage(22, LogLevel.Error, "None of {Count} leads could be decided, {Lead} and others; the next are tried in {Wait}.")]
    public static partial void BatchFailed(ILogger log, int count, string lead, TimeSpan wait, Exception problem);

    [LoggerMessage(30, LogLevel.Information, "Forgotten: {Decisions} decisions, {Intents} settled intents.")]
    public static partial void Forgotten(ILogger log, int decisions, int intents);

    [LoggerMessage(31, LogLevel.Error, "Old decisions and intents could not be forgotten; tried again in {Wait}.")]
    public static partial void ForgetFailed(ILogger log, TimeSpan wait, Exception problem);

    [LoggerMessage(40, LogLevel.Warning, "Plug-in {PlugIn}: {Part} went wrong {Times} times: {Problem}")]
    public static partial void PlugInFaulted(ILogger log, string plugIn, string part, long times, string problem);

    [LoggerMessage(41, LogLevel.Error, "Plug-in {PlugIn} is out of service until the rule book is loaded again: {Part} did not end within {Limit}.")]
    public static partial void PlugInOutOfService(ILogger log, string plugIn, string part, TimeSpan limit);
}
