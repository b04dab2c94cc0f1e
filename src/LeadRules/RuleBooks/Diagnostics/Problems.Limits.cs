using System.Globalization;

namespace LeadRules.RuleBooks.Diagnostics;

/// <summary>LR5xxx: bounds for untrusted rule books.</summary>
internal static partial class Problems
{
    public static Diagnostic FileTooLarge(long bytes, long most) =>
        DiagnosticCatalogue.FileTooLarge.At(BookPath.Root, Invariant($"The rule book has {bytes:N0} bytes; at most {most:N0} are read."), "Split the rule book, or have the host supply long lists.");

    public static Diagnostic TooManyRules(string path, int most) =>
        DiagnosticCatalogue.TooManyRules.At(path, Invariant($"The rule book has more than {most:N0} rules."), "Split the rule book, or put values into a list: one rule with 'in @list' does the work of many.");

    public static Diagnostic ListTooLarge(string path, int entries, int most) =>
        DiagnosticCatalogue.ListTooLarge.At(path, Invariant($"The list has {entries:N0} entries; at most {most:N0} are read."), "Split the list, or have the host supply it.");

    public static Diagnostic TextTooLong(string path, int length, int most) =>
        DiagnosticCatalogue.TextTooLong.At(path, Invariant($"The text has {length:N0} characters; at most {most:N0} are read."), "Shorten it.");

    public static Diagnostic TooManyProblems(int listed, int more) =>
        DiagnosticCatalogue.TooManyProblems.At(BookPath.Root, Invariant($"There are {more:N0} more problems than the {listed:N0} that are listed."), "Mend these first; the others may go with them.");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
