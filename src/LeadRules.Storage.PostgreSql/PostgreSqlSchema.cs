namespace LeadRules.Storage.PostgreSql;

/// <summary>The tables in a schema of PostgreSQL, which stands in the scripts as <c>@@</c>. A script that was released is never changed: the next version is a script more.</summary>
internal static class PostgreSqlSchema
{
    public static IReadOnlyList<string> Scripts { get; } =
    [
        """
        CREATE TABLE @@pools (id text COLLATE "C" PRIMARY KEY, data bytea);
        CREATE TABLE @@pool_events (pool text COLLATE "C" NOT NULL, version bigint NOT NULL, data bytea NOT NULL, PRIMARY KEY (pool, version));
        CREATE TABLE @@reps (id text COLLATE "C" PRIMARY KEY, data bytea);
        CREATE TABLE @@leads (
            key text COLLATE "C" PRIMARY KEY, place bigint GENERATED ALWAYS AS IDENTITY, lead text COLLATE "C" NOT NULL, status int NOT NULL,
            pool text COLLATE "C", rep text COLLATE "C", acknowledged_at bigint, data bytea NOT NULL);
        CREATE INDEX leads_place ON @@leads (place);
        CREATE INDEX leads_status ON @@leads (status, place);
        CREATE INDEX leads_pool ON @@leads (pool, place) WHERE pool IS NOT NULL;
        CREATE INDEX leads_rep ON @@leads (rep, place) WHERE rep IS NOT NULL;
        CREATE TABLE @@lead_states (lead text COLLATE "C" PRIMARY KEY, revision bigint NOT NULL, next_look bigint, data bytea NOT NULL);
        CREATE INDEX lead_states_due ON @@lead_states (next_look, lead) WHERE next_look IS NOT NULL;
        CREATE TABLE @@outbox (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE, lead text COLLATE "C", at bigint NOT NULL, status int NOT NULL DEFAULT 0,
            attempts int NOT NULL DEFAULT 0, next_try bigint, problem text, data bytea NOT NULL);
        CREATE INDEX outbox_waiting ON @@outbox (number) WHERE status = 0;
        CREATE INDEX outbox_later ON @@outbox (lead, number) WHERE status = 0 AND next_try IS NOT NULL;
        CREATE INDEX outbox_set_aside ON @@outbox (number) WHERE status = 1;
        CREATE INDEX outbox_settled ON @@outbox (at) WHERE status = 2;
        CREATE TABLE @@lease (id int PRIMARY KEY, holder text NOT NULL, until bigint NOT NULL);
        CREATE TABLE @@decisions (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lead text COLLATE "C" NOT NULL, revision bigint NOT NULL, at bigint NOT NULL,
            book text NOT NULL, version text, variant text, json text NOT NULL);
        CREATE INDEX decisions_lead ON @@decisions (lead, number);
        CREATE INDEX decisions_at ON @@decisions (at);
        CREATE TABLE @@rule_books (book text COLLATE "C" NOT NULL, revision bigint NOT NULL, json text NOT NULL, at bigint NOT NULL, by_whom text, PRIMARY KEY (book, revision));
        """,
    ];
}
