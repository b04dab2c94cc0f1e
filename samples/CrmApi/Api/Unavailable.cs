using System.Data.Common;
using System.Text;
using LeadRules.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace CrmApi.Api;

/// <summary>A database that does not answer is no fault of the caller, who may try again; what it refuses as data will be refused again.</summary>
internal sealed class Unavailable(IProblemDetailsService problems) : IExceptionHandler
{
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
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status, Title = title, Detail = exception.Message } });
    }

    /// <summary>Whether it is of the classes "data exception" or "program limit exceeded" of SQLSTATE.</summary>
    private static bool IsRefusedAsData(Exception? exception) => exception is not null
        && (exception is DbException { SqlState: ['2', '2', ..] or ['5', '4', ..] } || IsRefusedAsData(exception.InnerException));
}
