using System.CommandLine;

namespace LeadRules.Cli.Calendars;

/// <summary><c>leadrules calendar …</c>: asks a calendar.</summary>
internal static class CalendarCommand
{
    public static Command Make(ToolConsole console) => new("calendar", "Asks a calendar, of a rule book or alone in a file.")
    {
        OfInstant(console, "is-open", "Whether it is open at an instant: 'open' or 'closed'.", static (question, at) => question.IsOpen(at)),
        OfInstant(console, "next-opening", "The first open instant at or after one.", static (question, at) => question.NextOpening(at)),
        Of(console, "add", "When an amount of business time is used up.", "AMOUNT", "Hours, minutes or seconds, such as 4h, 90m or -30m.", static (question, at, amount) => question.Add(at, amount)),
        Of(console, "add-days", "The time of day of the start, a number of business days later.", "DAYS", "How many; negative goes back.", static (question, at, days) => question.AddDays(at, days)),
        Of(console, "elapsed", "How much business time lies between two instants, in hours, minutes and seconds.", "END", "The second instant.", static (question, at, end) => question.Elapsed(at, end)),
        Of(console, "explain", "Which windows elapsed counts, and which dates differ from the ordinary week.", "END", "The second instant.", static (question, at, end) => question.Explain(at, end)),
    };

    private static Command OfInstant(ToolConsole console, string name, string description, Func<CalendarQuestion, string, string> ask) =>
        Make(console, name, description, null, (question, at, _) => ask(question, at));

    private static Command Of(ToolConsole console, string name, string description, string second, string secondDescription, Func<CalendarQuestion, string, string, string> ask) =>
        Make(console, name, description, new Argument<string>(second) { Description = secondDescription }, ask);

    private static Command Make(ToolConsole console, string name, string description, Argument<string>? second, Func<CalendarQuestion, string, string, string> ask)
    {
        var file = new Argument<string>("FILE") { Description = "A rule book or a calendar, a JSON file." };
        var instant = new Argument<string>("INSTANT") { Description = "The instant, such as 2026-11-22T09:00:00Z; without an offset, by the clock of the calendar." };
        var calendar = new Option<string?>("--calendar") { Description = "The calendar of the rule book; may be left out when it has one only.", HelpName = "NAME" };
        var holidays = new Option<string[]>("--holidays") { Description = "More holidays: an .ics file, or a list of dates. May be given again.", HelpName = "FILE", DefaultValueFactory = static _ => [] };
        var command = new Command(name, description) { file, instant };
        if (second is not null)
            command.Add(second);
        command.Add(calendar);
        command.Add(holidays);
        command.SetAction((parsed, _) => Tool.Run(() =>
        {
            var asked = CalendarFile.Load(console, parsed.GetRequiredValue(file), parsed.GetValue(calendar), parsed.GetValue(holidays) ?? []);
            if (asked is null)
                return ExitCode.BadRuleBook;
            using var text = console.OpenText();
            text.WriteLine(ask(new CalendarQuestion(asked), parsed.GetRequiredValue(instant), second is null ? "" : parsed.GetRequiredValue(second)));
            return ExitCode.Done;
        }));
        return command;
    }
}
