using System.Data.Common;
using LeadRules.Routing;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>What the rows of the tables hold, read from the columns in the order in which the queries of the stores name them.</summary>
internal static class Rows
{
    /// <summary>The intent waits for the host.</summary>
    public const int Waiting = 0;

    /// <summary>The intent was set aside.</summary>
    public const int SetAside = 1;

    /// <summary>The intent is done with; only its key matters.</summary>
    public const int Settled = 2;

    public const string OfLead = "key, data";
    public const string OfState = "lead, data, revision, next_look";
    public const string OfIntent = "number, data, lead, attempts, next_try, problem, key, at";
    public const string OfRecord = "lead, revision, at, book, version, variant, json";
    public const string OfRuleBook = "book, revision, json, at, by_whom";

    public static RoutedLead Lead(DbDataReader row) => row.Json(1, "routed lead", row.GetString(0), StoreJson.ReadLead);

    public static PoolState Pool(DbDataReader row) => row.Json(1, "pool", row.GetString(0), StoreJson.ReadPool);

    public static RepState Rep(DbDataReader row) => row.Json(1, "rep", row.GetString(0), StoreJson.ReadRep);

    public static PoolEvent Event(DbDataReader row) => row.Json(1, "event of the pool", row.GetString(0), StoreJson.ReadEvent);

    public static StoredLead State(DbDataReader row) => new(row.Json(1, "state of the lead", row.GetString(0), LeadStateJson.Read), row.GetInt64(2), row.Instant(3));

    /// <summary>A lead in a list of many: one whose state cannot be read must not hide the others.</summary>
    public static StoredLead ListedState(DbDataReader row)
    {
        try
        {
            return State(row);
        }
        catch (StoreUnavailableException fault)
        {
            return new StoredLead(LeadState.New(row.GetString(0)), row.GetInt64(2), row.Instant(3)) { Unreadable = fault.Message };
        }
    }

    /// <summary>Intents are always listed: one that cannot be read must not hide the others.</summary>
    public static OutboxIntent Intent(DbDataReader row)
    {
        var (intent, unreadable) = IntentItself(row);
        return new(row.GetInt64(0), intent)
        {
            Lead = row.Text(2),
            Attempts = row.GetInt32(3),
            NextTry = row.Instant(4),
            Problem = row.Text(5),
            Unreadable = unreadable,
        };
    }

    public static DecisionRecord Record(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.Instant(2)!.Value, row.GetString(3), row.Text(4), row.Text(5), row.GetString(6));

    public static StoredRuleBook RuleBook(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.Instant(3)!.Value, row.Text(4));

    private static (Intent Intent, string? Unreadable) IntentItself(DbDataReader row)
    {
        try
        {
            return (row.Json(1, "intent", row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture), StoreJson.ReadIntent), null);
        }
        catch (StoreUnavailableException fault)
        {
            return (new Intent(IntentKind.Custom, null, row.GetString(6), fault.Message, row.Instant(7)!.Value, Name: "unreadable"), fault.Message);
        }
    }
}
