using static LeadRules.Benchmarks.Trio.HandWritten;

namespace LeadRules.Benchmarks.Trio;

/// <summary>The rule book of the trio as one writes it when it has to be fast: spans by type, newest first, nothing allocated.</summary>
public static class FastCode
{
    private const long Day = TimeSpan.TicksPerDay;

    public static void Score(Lead lead, DateTimeOffset at, Span<ScoreValue> scores)
    {
        var history = lead.Activities;
        var now = at.UtcTicks;
        var fit = FitOfFields(lead);
        var urgency = RenewalPoints(lead, at);

        var rest = Math.Min(10 * Downloads(history, now), 40);
        rest += Math.Max(-3 * Seen(history.OfType("email.bounced"), now).Length, -9);
        rest += 25 * Seen(history.OfType("trial.started"), now).Length;
        rest += 6 * Fading(Within(Seen(history.OfType("call.answered"), now), now, 45), now, 3);
        foreach (var webinar in Seen(history.OfType("webinar.attended"), now))
            rest += 12 * Linear(now - webinar.At.UtcTicks, 90);
        foreach (var demo in Seen(history.OfType("demo.requested"), now))
            rest += 20 * DemoSteps(now - demo.At.UtcTicks);
        if (!Seen(history.OfType("email.unsubscribed"), now).IsEmpty)
            rest -= 5;
        if (IsSleeping(history, now))
            rest -= 10;
        Forms(history, now, ref rest, ref fit, ref urgency);

        var email = (5 * Fading(Seen(history.OfType("email.clicked"), now), now, 10)) + (8 * Fading(Seen(history.OfType("email.replied"), now), now, 4)) + (2 * WelcomeOpens(history, now));

        double site = 0;
        Pages(history, now, ref rest, ref site, ref fit, ref urgency);
        foreach (var video in Seen(history.OfType("video.watched"), now))
        {
            if (video.Value >= 60)
                site += 3 * HalfLife(now - video.At.UtcTicks, 30);
        }

        foreach (var quote in Within(Seen(history.OfType("quote.sent"), now), now, 60))
            urgency += 15 * HalfLife(now - quote.At.UtcTicks, 14);

        Finish(rest + email + site, rest + Math.Min(email, 25) + Math.Min(site, 30), fit, urgency, scores);
    }

    private static void Pages(ActivityHistory history, long now, ref double rest, ref double site, ref double fit, ref double urgency)
    {
        int pricing = 0, blog = 0, partner = 0, longPricing = 0, recent = 0;
        bool api = false, security = false, integrations = false;
        var pages = Seen(history.OfType("page.visited"), now);
        for (var i = pages.Length - 1; i >= 0; i--)
        {
            var page = pages[i];
            var age = now - page.At.UtcTicks;
            if (age < 7 * Day)
                recent++;
            if (page.Subject is not { } subject)
                continue;
            if (StartsWith(subject, "/pricing"))
            {
                var seconds = page.Value;
                if (age < 60 * Day && seconds >= 30 && pricing++ < 5)
                    site += 8 * HalfLife(age, 30);
                if (age < 30 * Day && seconds > 60 && subject.Length == "/pricing".Length && longPricing++ < 5)
                    urgency += 4 * HalfLife(age, 14);
            }
            else if (StartsWith(subject, "/blog"))
            {
                if (blog++ < 10)
                    site += HalfLife(age, 30);
            }
            else if (Is(subject, "/partners"))
            {
                if (partner++ < 3)
                    fit += 2;
            }
            else if (age < 30 * Day && (First(subject, "/integrations", ref integrations) || First(subject, "/api", ref api) || First(subject, "/security", ref security)))
            {
                urgency += 3 * HalfLife(age, 14);
            }
        }

        if (recent >= 3)
            rest += 5;
    }

    private static bool First(string subject, string literal, ref bool seen)
    {
        if (seen || !Is(subject, literal))
            return false;
        seen = true;
        return true;
    }

    private static void Forms(ActivityHistory history, long now, ref double rest, ref double fit, ref double urgency)
    {
        var isBig = false;
        var hasBudget = false;
        foreach (var form in Seen(history.OfType("form.submitted"), now))
        {
            if (Is(form.Subject, "contact"))
                rest += 15 * HalfLife(now - form.At.UtcTicks, 30);
            isBig |= form["employees"].AsNumber > 50;
            hasBudget |= form["budget"].AsNumber >= 10000;
        }

        if (isBig)
            fit += 10;
        if (hasBudget)
            urgency += 20;
    }

    private static double Downloads(ActivityHistory history, long now)
    {
        var downloads = Seen(history.OfType("content.downloaded"), now);
        double sum = 0;
        for (var i = downloads.Length - 1; i >= 0; i--)
        {
            if (!Repeats(downloads, i))
                sum += HalfLife(now - downloads[i].At.UtcTicks, 30);
        }

        return sum;
    }

    /// <summary>Whether a newer activity has the same subject. There are few, so looking is cheaper than a set.</summary>
    private static bool Repeats(ReadOnlySpan<Activity> activities, int index)
    {
        for (var newer = index + 1; newer < activities.Length; newer++)
        {
            if (Is(activities[newer].Subject, activities[index].Subject!))
                return true;
        }

        return false;
    }

    private static double WelcomeOpens(ActivityHistory history, long now)
    {
        var opens = Seen(history.OfType("email.opened"), now);
        double sum = 0;
        for (var i = opens.Length - 1; i >= 0; i--)
        {
            if (Is(opens[i]["campaign"].AsText, "welcome") && !WelcomeRepeats(opens, i))
                sum += HalfLife(now - opens[i].At.UtcTicks, 30);
        }

        return sum;
    }

    private static bool WelcomeRepeats(ReadOnlySpan<Activity> opens, int index)
    {
        for (var newer = index + 1; newer < opens.Length; newer++)
        {
            if (Is(opens[newer].Subject, opens[index].Subject!) && Is(opens[newer]["campaign"].AsText, "welcome"))
                return true;
        }

        return false;
    }

    private static bool IsSleeping(ActivityHistory history, long now)
    {
        var any = false;
        foreach (var activity in history)
        {
            var age = now - activity.At.UtcTicks;
            if (age < 0)
                continue;
            if (age <= 60 * Day)
                return false;
            any = true;
        }

        return any;
    }

    /// <summary>The sum of the factors of the newest few.</summary>
    private static double Fading(ReadOnlySpan<Activity> activities, long now, int limit)
    {
        double sum = 0;
        for (var i = activities.Length - 1; i >= 0 && limit-- > 0; i--)
            sum += HalfLife(now - activities[i].At.UtcTicks, 30);
        return sum;
    }

    /// <summary>Without those of the future.</summary>
    private static ReadOnlySpan<Activity> Seen(ReadOnlySpan<Activity> activities, long now)
    {
        while (!activities.IsEmpty && activities[^1].At.UtcTicks > now)
            activities = activities[..^1];
        return activities;
    }

    private static ReadOnlySpan<Activity> Within(ReadOnlySpan<Activity> activities, long now, int days)
    {
        while (!activities.IsEmpty && now - activities[0].At.UtcTicks >= days * Day)
            activities = activities[1..];
        return activities;
    }
}
