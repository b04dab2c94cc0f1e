using System.Globalization;

namespace LeadRules.Cli;

/// <summary>Shows how far the work is, a few times a second, where a person watches.</summary>
internal sealed class Progress(ToolConsole console) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private long _last = console.Clock.GetTimestamp();
    private int _shown;

    public void Report(long leads, double share)
    {
        if (!console.ShowsProgress || console.Clock.GetElapsedTime(_last) < Pause)
            return;
        _last = console.Clock.GetTimestamp();
        var text = string.Create(CultureInfo.InvariantCulture, $"{leads:N0} leads, {Math.Floor(share * 100):0}%");
        console.Error.Write("\r" + text.PadRight(_shown));
        _shown = text.Length;
    }

    /// <summary>Takes the line away again.</summary>
    public void Dispose()
    {
        if (_shown > 0)
            console.Error.Write("\r" + new string(' ', _shown) + "\r");
    }
}
