using System.Globalization;
using LeadRules;
using LeadRules.Stores;

namespace CrmApi.Data;

/// <summary>
/// Acts on intents. A real host would send mail and create tasks; this one writes down what it was told. An intent can come twice
/// (the host was stopped before it could note that it had acted), so it is known by its key.
/// </summary>
internal sealed class MessageBoard(CrmDatabase database, LeadTable leads) : IIntentHandler
{
    /// <inheritdoc/>
    public async ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
    {
        var asked = intent.Intent;
        if (asked.Kind is IntentKind.Assign or IntentKind.Reassign && intent.Lead is { } lead)
            await leads.SetOwnerAsync(lead, asked.To, cancellationToken);
        await database.RunAsync(
            """
            insert into crm_message (key, lead, kind, receiver, about, cause, at, times) values (@key, @lead, @kind, @receiver, @about, @cause, @at, 1)
            on conflict (key) do update set times = crm_message.times + 1
            """,
            cancellationToken,
            ("key", asked.Key),
            ("lead", intent.Lead),
            ("kind", asked.Kind.ToString()),
            ("receiver", asked.To),
            ("about", asked.About),
            ("cause", asked.Cause),
            ("at", asked.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
    }

    /// <summary>What was told about a lead, the earliest first.</summary>
    public async Task<IReadOnlyList<Message>> AboutAsync(string lead, CancellationToken cancellation) => await database.ReadAsync(
        "select key, kind, receiver, about, cause, at, times from crm_message where lead = @lead order by at, key",
        static row => new Message(row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), row.GetString(4), row.GetString(5), row.GetInt32(6)),
        cancellation,
        ("lead", lead));

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>What the host did about a lead.</summary>
internal sealed record Message(string Key, string Kind, string? To, string? About, string Cause, string At, int Times);
