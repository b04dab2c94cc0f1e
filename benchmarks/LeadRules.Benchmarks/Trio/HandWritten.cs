namespace LeadRules.Benchmarks.Trio;

/// <summary>What both hand-written versions share: the questions about the lead itself, the decays, and how a score is finished.</summary>
public static class HandWritten
{
    private static readonly HashSet<string> FreeMail = new(["gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "gmx.net"], StringComparer.OrdinalIgnoreCase);

    private const double Ln2 = 0.693147180559945309417232121458;

    public static double HalfLife(Activity activity, DateTimeOffset at, int days) => HalfLife(at.UtcTicks - activity.At.UtcTicks, days);

    /// <summary>2^(-age / half-life), the age in whole seconds.</summary>
    public static double HalfLife(long age, int days) => Math.Exp(age / TimeSpan.TicksPerSecond * (1.0 / (days * 86400)) * -Ln2);

    public static double Linear(long age, int days) => Math.Max(0, 1 - (age / TimeSpan.TicksPerSecond * (1.0 / (days * 86400))));

    public static double DemoSteps(long age) => age < 30 * TimeSpan.TicksPerDay ? 1 : age < 90 * TimeSpan.TicksPerDay ? 0.5 : 0;

    public static bool Is(string? text, string literal) => string.Equals(text, literal, StringComparison.OrdinalIgnoreCase);

    public static bool StartsWith(string? text, string literal) => text is not null && text.StartsWith(literal, StringComparison.OrdinalIgnoreCase);

    /// <summary>The points of the rules that ask about fields only.</summary>
    public static double FitOfFields(Lead lead)
    {
        double fit = 0;
        if (lead.Employees is >= 50 and <= 1000)
            fit += 30;
        if (lead.Industry is { } industry && (Is(industry, "software") || Is(industry, "fintech") || Is(industry, "logistics") || Is(industry, "retail") || Is(industry, "insurance")))
            fit += 20;
        if (lead.JobTitle is { } title && (title.Contains("director", StringComparison.OrdinalIgnoreCase) || title.Contains("head of", StringComparison.OrdinalIgnoreCase)))
            fit += 15;
        if (lead.Country is { } country && (Is(country, "ES") || Is(country, "PT") || Is(country, "FR")))
            fit += 10;
        if (lead["fleetSize"].AsNumber > 20)
            fit += 15;
        if ((lead.CompanyDomain is { } domain && FreeMail.Contains(domain)) || (lead.Email is { } email && email.EndsWith("@gmail.com", StringComparison.OrdinalIgnoreCase)))
            fit -= 20;
        if (Is(lead["plan"].AsText, "enterprise") && lead["partner"].AsBoolean == false)
            fit += 5;
        return fit;
    }

    public static double RenewalPoints(Lead lead, DateTimeOffset at)
    {
        if (lead["renewal"].AsDate is not { } date)
            return 0;
        var left = date.ToDateTime(TimeOnly.MinValue).Ticks - at.UtcTicks;
        return left >= 0 && left < 60 * TimeSpan.TicksPerDay ? 10 : 0;
    }

    /// <summary>Clamps, rounds, and works out the score that combines the others.</summary>
    public static void Finish(double engagementRaw, double engagement, double fit, double urgency, Span<ScoreValue> scores)
    {
        var engagementValue = Round(Math.Clamp(engagement, 0, 100));
        var fitValue = Round(Math.Min(fit, 100));
        var urgencyValue = Round(Math.Clamp(urgency, 0, 50));
        var priority = (0.5 * engagementValue) + (0.3 * fitValue) + (0.2 * urgencyValue);
        scores[0] = new ScoreValue(engagementValue, engagementRaw, engagementValue >= 60 ? "hot" : engagementValue >= 30 ? "warm" : "cold");
        scores[1] = new ScoreValue(fitValue, fit, null);
        scores[2] = new ScoreValue(urgencyValue, urgency, null);
        scores[3] = new ScoreValue(Round(priority), priority, null);
    }

    /// <summary>Half away from zero, with the same tolerance for binary fractions as the library.</summary>
    private static double Round(double value) => Math.CopySign(Math.Floor(Math.Abs(value) + (0.5 + 1e-9)), value) + 0.0;
}
