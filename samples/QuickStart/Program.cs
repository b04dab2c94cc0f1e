// From leads on disk to an explained hot list, to the reps who call, and on to customers.

using System.Globalization;
using LeadRules;
using LeadRules.Stores;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var files = AppContext.BaseDirectory;

// The library reads no clock: the host says what time it is. So a score can be worked out again, for any instant.
var at = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

// 1. Compile the rule book. That checks all of it; a mistake is an exception that names each mistake, its place and its mend.
var engine = LeadEngine.Compile(File.ReadAllText(Path.Combine(files, "rules.json")));

// 2. Read the leads, one JSON object a line. Fields the rule book does not declare are mistakes too.
var leads = ReadLeads("data/leads.jsonl", engine);
Console.WriteLine($"{leads.Count} leads with {leads.Sum(lead => lead.Activities.Count)} activities, scored as of {at:yyyy-MM-dd HH:mm} UTC by rule book {engine.RuleBook}");

// 3. Rank them. Ties are broken by the sum before rounding, then by id, so the list is the same every time.
var hotList = engine.HotList(leads, owner: null, "priority", at, top: 10);
Heading("The hot list: whom to call first");
Console.WriteLine(" #  Lead    Company                 Engagement  Fit      Priority  Most points for");
foreach (var (rank, lead) in hotList.Index())
{
    var most = lead["engagement"].Contributions.Concat(lead["fit"].Contributions).OrderByDescending(rule => rule.Points).Take(2);
    Console.WriteLine(
        $"{rank + 1,2}  {lead.Lead.Id,-6}  {lead.Lead.Company,-22}  {lead["engagement"].Value,-10}  {lead["fit"].Value,-7}  {lead["priority"].Value,-8}  "
        + string.Join(", ", most.Select(rule => $"{rule.Rule.Id} {rule.Points:0}")));
}

// 4. Explain the first, to the last point: the rows of a score sum to it.
Heading($"Why {hotList[0].Lead.Id} is first");
Console.Write(Columns.Wrap(hotList[0].ToString(), width: 100, indent: 38));

// 5. Ask what comes next. Scores change by the passing of time alone, and the engine says when: no need to score all leads every night.
Heading("What changes if nothing happens");
Console.WriteLine("Lead    Next change           to                    and priority leaves its band on");
foreach (var lead in hotList.Take(5).Select(explanation => explanation.Lead))
{
    var next = engine.NextChange(lead, at);
    var then = engine.Score(lead, next.At!.Value);
    Console.WriteLine($"{lead.Id,-6}  {next.At:yyyy-MM-dd HH:mm:ss}   engagement {then["engagement"],-9}  {BandChange(lead, "priority")}");
}

var soon = leads.Count(lead => engine.NextChange(lead, at) is { At: { } change } && change < at.AddDays(1));
Console.WriteLine($"Within a day the scores of {soon} of the {leads.Count} leads change. The others need no look before that.");

// 6. Who must be called before when? The clocks of the agreement follow from the activities and the office's calendar alone.
Heading("Who must be answered before when");
Console.WriteLine("Lead    Owner  Asked              Due                State     Left");
var clocks = leads.SelectMany(lead => engine.EvaluateSlas(lead, at).Clocks.Select(clock => (Lead: lead, Clock: clock)));
foreach (var (lead, clock) in clocks.Where(waiting => waiting.Clock.State is SlaState.Running or SlaState.Breached).OrderBy(waiting => waiting.Clock.Due).Take(8))
{
    Console.WriteLine($"{lead.Id,-6}  {lead.Owner,-5}  {clock.Start:ddd d MMM, HH:mm}  {clock.Due:ddd d MMM, HH:mm}  {clock.State,-8}  {clock.Remaining!.Value.TotalHours:0.0} h of business time");
}

// 7. Give the leads that nobody has to reps, the most promising first. A decision is made once: asking again gives the same answer.
Heading("Who gets the leads that nobody has");
var router = new LeadRouter(engine, new InMemoryRoutingStore());
var unowned = engine.Rank(leads.Where(lead => lead.Owner is null), "priority", at).Select(ranked => ranked.Lead).ToList();
var decisions = await router.RouteAsync(unowned, at);
foreach (var receiver in decisions.GroupBy(decision => decision.Rep ?? $"queue {decision.Lead.Queue}").OrderBy(receiver => receiver.Key, StringComparer.Ordinal))
    Console.WriteLine($"{receiver.Key,-16}  {receiver.Count(),3} leads, such as {string.Join(", ", receiver.Take(3).Select(decision => decision.Lead.Lead))}");

// And why: every route that did not take the lead, everybody who was passed over.
Heading($"Why {unowned[0].Id} goes to {decisions[0].Rep}");
Console.Write(Columns.Wrap((await router.ExplainAsync(unowned[0], at)).ToString(), width: 100, indent: 6));

// 8. The point table that all of this started from, without decay: two leads that can be checked by hand.
var table = LeadEngine.Compile(File.ReadAllText(Path.Combine(files, "rules-source.json")));
Heading("The bare point table, by hand");
foreach (var lead in table.HotList(ReadLeads("data/source-leads.jsonl", table), owner: null, "engagement", at, top: 2))
{
    var sum = string.Join(" + ", lead["engagement"].Contributions.Select(rule => $"{rule.Points} for {rule.Matches} x {rule.Rule.Id}"));
    Console.WriteLine($"Lead {lead.Lead.Id}: {lead["engagement"].Value} = {sum}");
}

// 9. From first visit to won, and there and back: the desk decides, gives the lead to a rep, and keeps it, for each thing that happens.
Heading("From first visit to won, and one that comes back");
var life = new Life(engine);
life.Begins(new Lead("N-1") { Company = "Skagen Freight", Email = "ida@skagen-freight.example", Industry = "logistics", Employees = 86, Language = "sv", JobTitle = "Owner" });
life.Begins(new Lead("N-2") { Company = "Harz Wholesale", Email = "jo@harz-wholesale.example", Industry = "wholesale", Employees = 40, Language = "de", JobTitle = "Director" });
var january = new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero);
foreach (var happens in Life.Story.Where(happens => happens.At < january))
    await life.GoesOnAsync(happens);

Heading("What would change N-2 in January");
Console.Write(Columns.Wrap(await life.WhatWouldChangeAsync("N-2", january), width: 100, indent: 4));

Heading("And so it comes back");
foreach (var happens in Life.Story.Where(happens => happens.At >= january))
    await life.GoesOnAsync(happens);

Heading("What to do next");
Console.WriteLine("Change samples/QuickStart/rules.json and run again; a mistake is named with its place and mend.");
Console.WriteLine("How rule books are written: docs/rule-book.md. The same from the command line: docs/command-line.md.");

List<Lead> ReadLeads(string file, LeadEngine engine)
{
    using var lines = File.OpenRead(Path.Combine(files, file));
    return [.. new LeadJsonReader(engine).ReadLines(lines)];
}

// Follows the changes of a lead until one of them moves a score to another band.
string BandChange(Lead lead, string score)
{
    var band = engine.Score(lead, at)[score].Band;
    for (var next = engine.NextChange(lead, at); next.At is { } change; next = engine.NextChange(lead, change))
    {
        if (engine.Score(lead, change)[score] is var value && value.Band != band)
            return $"{change:yyyy-MM-dd}, to {value}";
    }

    return "never";
}

void Heading(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");
