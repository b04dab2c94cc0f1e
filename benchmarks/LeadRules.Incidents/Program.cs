// Real clocks: evaluates the agreement of each incident of the public event log (UCI, doi 10.24432/C57S4H) end to end, and
// says how many of its made_sla outcomes the best budget for each priority gives again.
//   dotnet run -c Release --project benchmarks/LeadRules.Incidents FILE.csv.gz
using System.Diagnostics;
using System.Globalization;
using LeadRules;
using LeadRules.Incidents;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var path])
{
    Console.Error.WriteLine("Name the event log: incident_event_log.csv.gz");
    return 2;
}

const int Rounds = 5;
var budgets = BestBudgets.Of(IncidentFile.Read(path));
foreach (var (priority, minutes) in budgets)
    Console.WriteLine($"priority {priority}: {minutes} business minutes");
var engine = BestBudgets.Engine(budgets);
var (bare, whole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
var (incidents, agreed) = (0, 0);
for (var round = 0; round < Rounds; round++)
{
    var start = Stopwatch.GetTimestamp();
    IncidentFile.CountLines(path);
    bare = Min(bare, Stopwatch.GetElapsedTime(start));

    start = Stopwatch.GetTimestamp();
    (incidents, agreed) = (0, 0);
    foreach (var incident in IncidentFile.Read(path))
    {
        var clock = engine.EvaluateSlas(BestBudgets.LeadOf(incident), incident.Closed).Clocks.Single(static clock => clock.Start is not null);
        incidents++;
        agreed += clock.State == SlaState.Met == incident.MadeSla ? 1 : 0;
    }

    whole = Min(whole, Stopwatch.GetElapsedTime(start));
}

Console.WriteLine($"{incidents:N0} incidents: read and evaluated in {whole.TotalMilliseconds:0} ms, a bare read of the file takes {bare.TotalMilliseconds:0} ms, ratio {whole / bare:0.00}");
Console.WriteLine($"made_sla given again: {agreed:N0}, {(double)agreed / incidents:0.00%}");
return 0;

static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
