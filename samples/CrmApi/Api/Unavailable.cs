using System.Data.Common;
using LeadRules.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace CrmApi.Api;

/// <summary>A database that does not answer is no fault of the caller, who may try again.</summary>
internal sealed class Unavailable(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title) = exception switch
        {
            StoreUnavailableException or DbException => (StatusCodes.Status503ServiceUnavailable, "The database does not answer."),
            BadHttpRequestException refused => (refused.StatusCode, "The request cannot be read."),
            _ => (0, ""),
        };
        if (status == 0)
            return false;
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status, Title = title, Detail = exception.Message } });
    }
}
