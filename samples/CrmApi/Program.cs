// A small CRM: leads and what they do come in over HTTP, decisions are kept in a database, and what is to be done is done.

using System.Data.Common;
using System.Text.Json.Serialization;
using CrmApi;
using CrmApi.Api;
using CrmApi.Data;
using LeadRules;
using LeadRules.Storage.PostgreSql;
using LeadRules.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// The settings lie beside the program, wherever it is started; the database file in the working folder, which `dotnet run` sets to that of the project.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var services = builder.Services;
var settings = builder.Configuration.GetSection("Crm");
var crm = settings.Get<CrmOptions>() ?? new CrmOptions();
services.Configure<CrmOptions>(settings);

// The host's own: its database, its leads, its clock, and who acts on intents.
var connection = crm.RequireConnectionString();
services.AddSingleton<DbDataSource>(_ => crm.Database == CrmDatabaseKind.PostgreSql ? NpgsqlDataSource.Create(connection) : SqliteFactory.Instance.CreateDataSource(connection));
services.AddSingleton<CrmDatabase>().AddSingleton<LeadTable>().AddSingleton<Undecided>().AddSingleton<MessageBoard>().AddSingleton<SampleLeads>().AddSingleton<Intake>();
services.AddSingleton<ILeadSource>(static provider => provider.GetRequiredService<LeadTable>());
services.AddSingleton<TimeProvider>(new CrmClock(crm));

// LeadRules: where it keeps what it must remember, which rules are in force, and what runs beside the requests.
if (crm.Database == CrmDatabaseKind.PostgreSql)
{
    var store = await PostgreSqlLeadStore.OpenAsync(connection);
    services.AddLeadStore(_ => store);
}
else
{
    var store = await SqliteLeadStore.OpenAsync(connection);
    services.AddLeadStore(_ => store);
}

services.AddLeadRules(rules => rules
    .FromStore(RuleBookEndpoints.Name)
    .AddPlugInsOf(crm.PlugIns)
    .DispatchIntents<MessageBoard>(new DispatchOptions { Batches = new OutboxDispatcherOptions { Lease = crm.DispatchLease } })
    .LookAgain());

services.AddHostedService<CatchUp>();
services.AddProblemDetails();
services.AddExceptionHandler<Unavailable>();

// What ASP.NET cannot read is told as everything else that is wrong, and not as a bare "Bad Request".
services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
services.AddOpenApi();
services.AddHealthChecks().AddCheck<ReadyCheck>("ready", timeout: TimeSpan.FromSeconds(3));
services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
if (crm.Telemetry)
{
    services.AddOpenTelemetry()
        .WithMetrics(static metrics => metrics.AddMeter("LeadRules").AddConsoleExporter())
        .WithTracing(static traces => traces.AddSource("LeadRules").AddConsoleExporter());
}

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOpenApi();
app.MapHealthChecks("/health");
app.MapLeads();
app.MapReps();
app.MapRuleBook();

// What must be there before the first request.
await app.Services.GetRequiredService<CrmDatabase>().MakeTablesAsync(app.Lifetime.ApplicationStopping);
await FirstRuleBook.PublishAsync(app.Services, app.Lifetime.ApplicationStopping);
await app.Services.GetRequiredService<ILeadRules>().LoadAsync(app.Lifetime.ApplicationStopping);
await app.Services.GetRequiredService<SampleLeads>().FillAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
