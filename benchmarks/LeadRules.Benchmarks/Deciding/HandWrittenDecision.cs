using LeadRules.Benchmarks.Trio;

namespace LeadRules.Benchmarks.Deciding;

/// <summary>What one remembers of a lead who writes the decision by hand.</summary>
public sealed record HandState(string Stage, bool Hot, bool Ready, bool Sleeping, bool Alerted, int CampaignStep, DateTimeOffset Enrolled, DateTimeOffset Until)
{
    public static HandState New { get; } = new("new", false, false, false, false, -1, default, default);
}

/// <summary>The decision of the benchmark's book, written by hand as one who looks at a lead once, at the instant of the decision: no exact instants, no late activities, no reasons.</summary>
public static class HandWrittenDecision
{
    public static HandState Decide(Lead lead, HandState state, DateTimeOffset at, ScoreValue[] scores, List<Intent> intents, double hotFrom = 50)
    {
        FastCode.Score(lead, at, scores);
        var (engagement, fit) = (scores[0].Value, scores[1].Value);
        var hot = state.Hot ? !(engagement < 40) : engagement >= hotFrom;
        var ready = hot && fit >= 20;
        var visits = lead.Activities.OfType("page.visited");
        var lastVisit = DateTimeOffset.MinValue;
        foreach (var visit in visits)
        {
            if (visit.At <= at)
                lastVisit = visit.At;
        }

        var sleeping = lastVisit > DateTimeOffset.MinValue && at - lastVisit > TimeSpan.FromDays(180);
        var stage = state.Stage;
        if (stage == "new" && ready)
        {
            stage = "mql";
            intents.Add(new Intent(IntentKind.Notify, "sales", $"{lead.Id}/qualifies/1", "ready", at));
        }

        var alerted = state.Alerted ? !(engagement < 40) : engagement >= 50;
        if (alerted && !state.Alerted)
            intents.Add(new Intent(IntentKind.CreateTask, "sales", $"{lead.Id}/alert/{at.UtcTicks}", "alert", at));
        foreach (var demo in lead.Activities.OfType("demo.requested"))
        {
            if (demo.At > state.Until && demo.At <= at)
                intents.Add(new Intent(IntentKind.CreateDeal, null, $"{lead.Id}/booked/{demo.At.UtcTicks}", "booked", demo.At));
        }

        var (step, enrolled) = (state.CampaignStep, state.Enrolled);
        if (step < 0 && !sleeping && engagement is >= 10 and <= 39 && stage == "new")
        {
            (step, enrolled) = (0, at);
            intents.Add(new Intent(IntentKind.Enroll, "welcome", $"{lead.Id}/enroll", "welcome", at));
        }

        while (step is >= 0 and < 3 && at >= enrolled.AddDays(step == 0 ? 0 : step == 1 ? 3 : 7))
            intents.Add(new Intent(IntentKind.Send, step == 0 ? "a" : step == 1 ? "b" : "c", $"{lead.Id}/send/{step++}", "welcome", at));
        Escalate(lead, state.Until, at, intents);
        var next = new HandState(stage, hot, ready, sleeping, alerted, step, enrolled, at);
        return next with { Until = state.Until } == state ? state : next;
    }

    private static void Escalate(Lead lead, DateTimeOffset after, DateTimeOffset at, List<Intent> intents)
    {
        DateTimeOffset? waiting = null;
        var answers = lead.Activities.OfType("call.made");
        foreach (var form in lead.Activities.OfType("form.submitted"))
        {
            if (form.At > at)
                break;
            if (waiting is { } since && !Answered(answers, since, form.At))
                continue;
            waiting = form.At;
            var due = form.At.AddHours(8);
            if (due > after && due <= at && !Answered(answers, form.At, due))
                intents.Add(new Intent(IntentKind.Escalate, "manager", $"{lead.Id}/answer/{form.At.UtcTicks}", "due", due));
        }
    }

    private static bool Answered(ReadOnlySpan<Activity> answers, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var answer in answers)
        {
            if (answer.At >= from && answer.At <= to)
                return true;
        }

        return false;
    }
}
