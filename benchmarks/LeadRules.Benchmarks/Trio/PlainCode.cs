using static LeadRules.Benchmarks.Trio.HandWritten;

namespace LeadRules.Benchmarks.Trio;

/// <summary>The rule book of the trio as one writes it without much thought: all activities, newest first, and a switch on their type.</summary>
public static class PlainCode
{
    public static void Score(Lead lead, DateTimeOffset at, Span<ScoreValue> scores)
    {
        double email = 0, site = 0, rest = 0, urgency = 0, downloads = 0, bounced = 0;
        int clicks = 0, replies = 0, pricing = 0, blog = 0, calls = 0, partner = 0, longPricing = 0, recentPages = 0;
        var fit = FitOfFields(lead);
        var formSize = false;
        var unsubscribed = false;
        double? budget = null;
        DateTimeOffset? last = null;
        var opened = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var downloaded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var integrations = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var activities = lead.Activities.InOrder();
        for (var i = activities.Count - 1; i >= 0; i--)
        {
            var activity = activities[i];
            if (activity.At > at)
                continue;
            var age = at.UtcTicks - activity.At.UtcTicks;
            last ??= activity.At;
            switch (activity.Type)
            {
                case "page.visited":
                    var seconds = activity.Value;
                    if (age < 7 * TimeSpan.TicksPerDay)
                        recentPages++;
                    if (StartsWith(activity.Subject, "/pricing") && seconds >= 30 && age < 60 * TimeSpan.TicksPerDay && pricing++ < 5)
                        site += 8 * HalfLife(age, 30);
                    if (StartsWith(activity.Subject, "/blog") && blog++ < 10)
                        site += HalfLife(age, 30);
                    if (Is(activity.Subject, "/partners") && partner++ < 3)
                        fit += 2;
                    if (Is(activity.Subject, "/pricing") && seconds > 60 && age < 30 * TimeSpan.TicksPerDay && longPricing++ < 5)
                        urgency += 4 * HalfLife(age, 14);
                    if ((Is(activity.Subject, "/integrations") || Is(activity.Subject, "/api") || Is(activity.Subject, "/security")) && age < 30 * TimeSpan.TicksPerDay && integrations.Add(activity.Subject!))
                        urgency += 3 * HalfLife(age, 14);
                    break;
                case "email.clicked":
                    if (clicks++ < 10)
                        email += 5 * HalfLife(age, 30);
                    break;
                case "email.opened":
                    if (Is(activity["campaign"].AsText, "welcome") && opened.Add(activity.Subject ?? ""))
                        email += 2 * HalfLife(age, 30);
                    break;
                case "email.replied":
                    if (replies++ < 4)
                        email += 8 * HalfLife(age, 30);
                    break;
                case "email.bounced":
                    bounced -= 3;
                    break;
                case "email.unsubscribed":
                    unsubscribed = true;
                    break;
                case "form.submitted":
                    if (Is(activity.Subject, "contact"))
                        rest += 15 * HalfLife(age, 30);
                    formSize |= activity["employees"].AsNumber > 50;
                    if (activity["budget"].AsNumber is { } amount && !(amount <= budget))
                        budget = amount;
                    break;
                case "video.watched":
                    if (activity.Value >= 60)
                        site += 3 * HalfLife(age, 30);
                    break;
                case "content.downloaded":
                    if (downloaded.Add(activity.Subject ?? ""))
                        downloads += 10 * HalfLife(age, 30);
                    break;
                case "webinar.attended":
                    rest += 12 * Linear(age, 90);
                    break;
                case "trial.started":
                    rest += 25;
                    break;
                case "demo.requested":
                    rest += 20 * DemoSteps(age);
                    break;
                case "call.answered":
                    if (age < 45 * TimeSpan.TicksPerDay && calls++ < 3)
                        rest += 6 * HalfLife(age, 30);
                    break;
                case "quote.sent":
                    if (age < 60 * TimeSpan.TicksPerDay)
                        urgency += 15 * HalfLife(age, 14);
                    break;
            }
        }

        rest += Math.Min(downloads, 40) + Math.Max(bounced, -9);
        if (unsubscribed)
            rest -= 5;
        if (last is { } latest && at - latest > TimeSpan.FromDays(60))
            rest -= 10;
        if (recentPages >= 3)
            rest += 5;
        if (formSize)
            fit += 10;
        if (budget >= 10000)
            urgency += 20;
        urgency += RenewalPoints(lead, at);
        Finish(rest + email + site, rest + Math.Min(email, 25) + Math.Min(site, 30), fit, urgency, scores);
    }
}
