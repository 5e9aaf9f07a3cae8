using System.Buffers;
using System.Text;

namespace SunshineConversations;

/// <summary>
/// Checks the identifiers that a caller passes, before they are sent. The message never repeats the value: an
/// identifier may belong to a person.
/// </summary>
internal static class Identifier
{
    /// <summary>The maximum length that the service accepts, in characters.</summary>
    internal const int MaxLength = 1024;

    /// <summary>The characters of every real ID, so that the usual check is one vectorized pass.</summary>
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether it is an ID in the service's own format, which is always valid.</summary>
    public static bool IsHarmless(string value) => value.Length is > 0 and <= MaxLength && !value.AsSpan().ContainsAnyExcept(Harmless);

    /// <summary>An identifier that is sent in a query or a body.</summary>
    public static string Require(string? value, string paramName)
    {
        ArgumentNullException.ThrowIfNull(value, paramName);
        return FindProblem(value) is { } problem ? throw new ArgumentException(problem, paramName) : value;
    }

    /// <summary>The problem of an identifier that is sent in a query or a body; <see langword="null"/> when there is none.</summary>
    public static string? FindProblem(string value) =>
        IsHarmless(value) ? null
        : value.Length == 0 ? "The identifier is empty."
        : value.Length > MaxLength ? $"The identifier has {value.Length} characters; the maximum is {MaxLength}."
        : HoldsLoneSurrogate(value) ? "The identifier contains a lone surrogate and cannot be sent unchanged."
        : null;

    /// <summary>
    /// A value that remains one segment of a path. Refit escapes it, but dot segments survive escaping:
    /// <c>DELETE …/conversations/..</c> would delete the whole app. They are rejected in every encoding,
    /// because a proxy on the way may decode the path.
    /// </summary>
    public static string RequirePathSegment(string? value, string paramName)
    {
        Require(value, paramName);
        ArgumentException.ThrowIfNullOrWhiteSpace(value, paramName);
        if (IsHarmless(value))
            return value;

        if (value.Any(char.IsControl))
            throw new ArgumentException("The identifier contains a control character.", paramName);

        if (HoldsDotSegment(value))
            throw new ArgumentException("The identifier contains a dot segment ('.' or '..'), which would match a different route.", paramName);

        return value;
    }

    /// <summary>A lone surrogate has no UTF-8: it would silently be sent as a different character.</summary>
    public static bool HoldsLoneSurrogate(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out _, out int consumed) != OperationStatus.Done)
                return true;

            value = value[consumed..];
        }

        return false;
    }

    private static bool HoldsDotSegment(string value)
    {
        for (string previous = ""; previous != value;)
        {
            foreach (Range segment in value.AsSpan().SplitAny('/', '\\'))
            {
                if (value.AsSpan()[segment].Trim() is "." or "..")
                    return true;
            }

            previous = value;
            value = Uri.UnescapeDataString(value);
        }

        return false;
    }
}
