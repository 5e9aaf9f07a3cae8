using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>Times as the API reads and writes them.</summary>
internal static class Timestamps
{
    /// <summary>With up to seven digits of a second.</summary>
    private const string Accepted = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>In UTC, to the millisecond.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
