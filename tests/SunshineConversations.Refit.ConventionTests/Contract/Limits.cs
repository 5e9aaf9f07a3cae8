using System.Globalization;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>One limit of what is sent: <c>conversationCreateBody.displayName</c>, <c>maxLength</c>, <c>100</c>.</summary>
internal sealed record Limit(string Member, string Keyword, string Value)
{
    public Limit(string member, string keyword, int value)
        : this(member, keyword, value.ToString(CultureInfo.InvariantCulture))
    {
    }

    public int Number => int.Parse(Value, CultureInfo.InvariantCulture);

    public static IEnumerable<Limit> Of(Schema schema, string member) =>
        schema.Target.Limits.Select(limit => new Limit(member, limit.Key, limit.Value.ToString()))
            .Concat(schema.Parts().SelectMany(part => Of(part, member)))
            .Distinct();

    public override string ToString() => $"{Member}, {Keyword} {Value}";
}

/// <summary>
/// The documented limits that the library checks before it sends anything. It leaves every other length and count to
/// the service, which may widen them any day, and to the emulator, which checks them all; see <see cref="LimitTests"/>.
/// </summary>
internal static class Limits
{
    public const string RequestBody = "request body";
    public const string UploadedFile = "uploaded file";
    public const string Bytes = "maxBytes";

    public static IReadOnlyList<Limit> CheckedByTheLibrary { get; } =
    [
        new(RequestBody, Bytes, 100 * 1024),
        new(UploadedFile, Bytes, 50 * 1024 * 1024),
        new("page.size", "minimum", 1),
        new("page.size", "maximum", 100),
    ];

    /// <summary>The limits of a whole request.</summary>
    public static IEnumerable<Limit> OfRequests(Facts facts) => [new(RequestBody, Bytes, facts.RequestBytes["JSON"]), new(UploadedFile, Bytes, facts.RequestBytes["File upload"])];

    public static IEnumerable<string> Differences(IReadOnlyCollection<Limit> documented)
    {
        foreach (Limit limit in CheckedByTheLibrary)
        {
            if (documented.FirstOrDefault(other => (other.Member, other.Keyword) == (limit.Member, limit.Keyword)) is not { } same)
                yield return $"{limit.Member}: {limit.Keyword} {limit.Value} is checked but not in the description";
            else if (same.Value != limit.Value)
                yield return $"{limit.Member}: {limit.Keyword} is {same.Value} in the description but {limit.Value} is checked";
        }
    }
}
