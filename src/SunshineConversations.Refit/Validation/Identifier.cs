using System.Buffers;
using System.Text;

namespace SunshineConversations;

/// <summary>
/// Checks the identifiers that a caller gives, before they are sent. The message never repeats the value: an
/// identifier may belong to a person.
/// </summary>
internal static class Identifier
{
    /// <summary>The longest that the service takes, in characters.</summary>
    internal const int MaxLength = 1024;

    /// <summary>What every real id is made of, so that the usual check is one vectorized pass.</summary>
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether it is an id as the service makes them, which nothing can be wrong with.</summary>
    public static bool IsHarmless(string value) => value.Length is > 0 and <= MaxLength && !value.AsSpan().ContainsAnyExcept(Harmless);

    /// <summary>An identifier that is sent in a query or a body.</summary>
    public static string Require(string? value, string paramName)
    {
        ArgumentNullException.ThrowIfNull(value, paramName);
        return FindProblem(value) is { } problem ? throw new ArgumentException(problem, paramName) : value;
    }

    /// <summary>What is wrong with an identifier that is sent in a query or a body; <see langword="null"/> when nothing is.</summary>
    public static string? FindProblem(string value) =>
        IsHarmless(value) ? null
        : value.Length == 0 ? "The identifier is empty."
        : value.Length > MaxLength ? $"The identifier has {value.Length} characters; at most {MaxLength} are possible."
        : HoldsLoneSurrogate(value) ? "The identifier holds a lone surrogate and cannot be sent unchanged."
        : null;

    /// <summary>
    /// A value that stays one segment of a path. Refit escapes it, but dot segments survive escaping:
    /// <c>DELETE …/conversations/..</c> would be the deletion of the whole app. They are refused in every encoding,
    /// because a proxy on the way may decode the path.
    /// </summary>
    public static string RequirePathSegment(string? value, string paramName)
    {
        Require(value, paramName);
        ArgumentException.ThrowIfNullOrWhiteSpace(value, paramName);
        if (IsHarmless(value))
            return value;

        if (value.Any(char.IsControl))
            throw new ArgumentException("The identifier holds a control character.", paramName);

        if (HoldsDotSegment(value))
            throw new ArgumentException("The identifier holds a dot segment ('.' or '..'), which would lead to another route.", paramName);

        return value;
    }

    /// <summary>A lone surrogate has no UTF-8: it would silently be sent as another character.</summary>
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
