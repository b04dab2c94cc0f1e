namespace LeadRules.Storage.Sqlite;

/// <summary>The tables in a SQLite file. A script that was released is never changed: the next version is a script more.</summary>
internal static class SqliteSchema
{
    public const string Prefix = "leadrules_";

    public static IReadOnlyList<string> Scripts { get; } =
    [
        """
        CREATE TABLE leadrules_pools (id TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE leadrules_pool_events (pool TEXT NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (pool, version));
        CREATE TABLE leadrules_reps (id TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE leadrules_leads (
            place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, lead TEXT NOT NULL, status INTEGER NOT NULL,
            pool TEXT, rep TEXT, acknowledged_at INTEGER, data BLOB NOT NULL);
        CREATE INDEX leadrules_leads_status ON leadrules_leads (status, place);
        CREATE INDEX leadrules_leads_pool ON leadrules_leads (pool, place) WHERE pool IS NOT NULL;
        CREATE INDEX leadrules_leads_rep ON leadrules_leads (rep, place) WHERE rep IS NOT NULL;
        CREATE TABLE leadrules_lead_states (lead TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, next_look INTEGER, data BLOB NOT NULL);
        CREATE INDEX leadrules_lead_states_due ON leadrules_lead_states (next_look, lead) WHERE next_look IS NOT NULL;
        CREATE TABLE leadrules_outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, lead TEXT, at INTEGER NOT NULL, status INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0, next_try INTEGER, problem TEXT, data BLOB NOT NULL);
        CREATE INDEX leadrules_outbox_waiting ON leadrules_outbox (number) WHERE status = 0;
        CREATE INDEX leadrules_outbox_later ON leadrules_outbox (lead, number) WHERE status = 0 AND next_try IS NOT NULL;
        CREATE INDEX leadrules_outbox_set_aside ON leadrules_outbox (number) WHERE status = 1;
        CREATE INDEX leadrules_outbox_settled ON leadrules_outbox (at) WHERE status = 2;
        CREATE TABLE leadrules_lease (id INTEGER PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);
        CREATE TABLE leadrules_decisions (
            number INTEGER PRIMARY KEY AUTOINCREMENT, lead TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL,
            book TEXT NOT NULL, version TEXT, variant TEXT, json TEXT NOT NULL);
        CREATE INDEX leadrules_decisions_lead ON leadrules_decisions (lead, number);
        CREATE INDEX leadrules_decisions_at ON leadrules_decisions (at);
        CREATE TABLE leadrules_rule_books (book TEXT NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL, at INTEGER NOT NULL, by_whom TEXT, PRIMARY KEY (book, revision));
        """,
    ];
}
