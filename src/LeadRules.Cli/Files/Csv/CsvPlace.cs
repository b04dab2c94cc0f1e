namespace LeadRules.Cli.Files.Csv;

/// <summary>Finds places in the raw text of a CSV row, for messages.</summary>
internal static class CsvPlace
{
    /// <summary>The index of the first byte of a cell.</summary>
    public static int StartOfCell(ReadOnlySpan<byte> row, int column)
    {
        var quoted = false;
        for (var i = 0; i < row.Length && column > 0; i++)
        {
            if (row[i] == '"')
                quoted = !quoted;
            else if (row[i] == ',' && !quoted && --column == 0)
                return i + 1;
        }

        return column == 0 ? 0 : row.Length;
    }

    /// <summary>The index of the quote that opens the last cell.</summary>
    public static int StartOfLastCell(string row)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
                quoted = !quoted;
            else if (row[i] == ',' && !quoted)
                start = i + 1;
        }

        return start;
    }

    /// <summary>The index of the first quote that neither opens nor closes a cell nor stands for itself.</summary>
    public static int StrayQuote(string row)
    {
        var atStart = true;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] != '"')
            {
                atStart = row[i] == ',';
                continue;
            }

            if (!atStart)
                return i;
            i = ClosingQuote(row, i + 1);
            if (i + 1 < row.Length && row[i + 1] != ',')
                return i;
            atStart = false;
        }

        return 0;
    }

    private static int ClosingQuote(string row, int from)
    {
        for (var i = from; i < row.Length; i++)
        {
            if (row[i] != '"')
                continue;
            if (i + 1 >= row.Length || row[i + 1] != '"')
                return i;
            i++;
        }

        return row.Length;
    }
}
