using System.Text.Encodings.Web;

namespace SunshineConversations;

/// <summary>How an attempt ended.</summary>
internal enum Outcome
{
    Handled = 0,
    Failed = 1,

    /// <summary>Interrupted by a shutdown or the loss of its lock: not counted as an attempt.</summary>
    GivenBack = 2,

    /// <summary>This version of the application has no handler for it; another one that runs beside it may have.</summary>
    Unhandled = 3,

    /// <summary>Begun too often without an end, and not run any more. An error of an earlier attempt is more useful than this.</summary>
    GivenUp = 4,
}

/// <summary>How an attempt ended, and why.</summary>
internal sealed record Result(Outcome Outcome, string? Error = null)
{
    public const int MaxErrorLength = 1000;

    public static Result Handled { get; } = new(Outcome.Handled);

    public static Result GivenBack { get; } = new(Outcome.GivenBack);

    public static Result Failed(Exception failure) => Failed($"{failure.GetType().FullName}: {failure.Message}");

    /// <summary>The text may contain what PostgreSQL does not store, such as NUL, and the result could then never be written: it is stored as the inside of a JSON string.</summary>
    public static Result Failed(string error, Outcome outcome = Outcome.Failed) =>
        new(outcome, JavaScriptEncoder.Default.Encode(error.Length > MaxErrorLength ? error[..MaxErrorLength] : error));
}
