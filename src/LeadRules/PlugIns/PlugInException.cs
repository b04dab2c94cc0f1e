namespace LeadRules;

/// <summary>A plug-in could not be added: it failed to describe itself, or its type cannot be used.</summary>
public sealed class PlugInException : Exception
{
    /// <summary>Says nothing about what went wrong.</summary>
    public PlugInException()
    {
    }

    /// <summary>Says what went wrong.</summary>
    public PlugInException(string message)
        : base(message)
    {
    }

    /// <summary>Says what went wrong, and what it came from.</summary>
    public PlugInException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
