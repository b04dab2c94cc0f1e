namespace LeadRules.RuleBooks.Holidays;

/// <summary>The holidays and the problems of a text.</summary>
internal sealed class FoundHolidays
{
    private const int MaxHolidays = 100_000;

    private readonly List<Holiday> _holidays = [];
    private readonly List<Diagnostic> _problems = [];
    private int _problemCount;

    public bool HasErrors { get; private set; }

    /// <summary>No more are read, as there are too many.</summary>
    public bool IsFull { get; private set; }

    public IReadOnlyList<Diagnostic> Problems => _problemCount > _problems.Count
        ? [.. _problems, Diagnostics.Problems.TooManyProblems(_problems.Count, _problemCount - _problems.Count)]
        : _problems;

    public IReadOnlyList<Holiday> InOrder() => [.. _holidays.OrderBy(static holiday => holiday.From).ThenBy(static holiday => holiday.To).ThenBy(static holiday => holiday.Name, StringComparer.Ordinal).Distinct()];

    public void Add(Holiday holiday, int line)
    {
        if (IsFull)
            return;
        if (_holidays.Count < MaxHolidays)
        {
            _holidays.Add(holiday);
            return;
        }

        IsFull = true;
        Report(Diagnostics.Problems.TooManyHolidays(MaxHolidays), line);
    }

    public void Report(Diagnostic problem, int line)
    {
        HasErrors |= problem.Severity == DiagnosticSeverity.Error;
        _problemCount++;
        if (_problems.Count < RuleBookLimits.Default.MaxProblems)
            _problems.Add(problem with { Line = line, Column = 1 });
    }

    /// <summary>Adds a holiday when calendars cover its dates, else reports it.</summary>
    public void AddCovered(Holiday holiday, int line)
    {
        if (holiday.From.Year >= OffsetTable.FirstYear && holiday.To.Year <= OffsetTable.LastYear)
            Add(holiday, line);
        else
            Report(Diagnostics.Problems.HolidayNotCovered(holiday.ToString()), line);
    }
}
