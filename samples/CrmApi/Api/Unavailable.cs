using System.Data.Common;
using System.Text;
using System.Text.Json;
using LeadRules.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace CrmApi.Api;

/// <summary>A database that does not answer is no fault of the caller, who may try again; what it refuses as data will be refused again.</summary>
internal sealed class Unavailable(IProblemDetailsService problems) : IExceptionHandler
{
    private const string Mend = "Send what /openapi/v1.json describes.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title) = exception switch
        {
            _ when IsRefusedAsData(exception) => (StatusCodes.Status400BadRequest, "The database does not take what was sent."),
            StoreUnavailableException or DbException => (StatusCodes.Status503ServiceUnavailable, "The database does not answer."),
            BadHttpRequestException refused => (refused.StatusCode, "The request cannot be read."),
            DecoderFallbackException => (StatusCodes.Status400BadRequest, "The text is not UTF-8."),
            _ => (0, ""),
        };
        if (status == 0)
            return false;
        httpContext.Response.StatusCode = status;
        var answer = new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status, Title = title, Detail = exception.Message } };
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest })
            answer.ProblemDetails.Extensions["diagnostics"] = new[] { Unreadable(exception) };
        return await problems.TryWriteAsync(answer);
    }

    /// <summary>What of a request cannot be read: a part of its body, at its place, or a parameter, which the message names.</summary>
    private static DiagnosticAnswer Unreadable(Exception refused) => refused.InnerException is JsonException json
        ? new("CRM5", "error", json.Path ?? "$", Words(json), Mend, (int?)json.LineNumber + 1, (int?)json.BytePositionInLine + 1)
        : new("CRM5", "error", "", refused.Message, Mend, null, null);

    /// <summary>What the reader says, in words of callers, who know no types of .NET; without the place, which is told beside it.</summary>
    private static string Words(JsonException json) =>
        json.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? "The value has another type than is taken here."
        : json.Message.StartsWith("The JSON property", StringComparison.Ordinal) ? "There is no property of this name."
        : json.Message.Split(" Path: ")[0];

    /// <summary>Whether it is of the classes "data exception" or "program limit exceeded" of SQLSTATE.</summary>
    private static bool IsRefusedAsData(Exception? exception) => exception is not null
        && (exception is DbException { SqlState: ['2', '2', ..] or ['5', '4', ..] } || IsRefusedAsData(exception.InnerException));
}
