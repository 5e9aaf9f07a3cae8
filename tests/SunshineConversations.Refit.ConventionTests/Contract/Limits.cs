using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>One limit of what is sent: <c>conversationCreateBody.displayName</c>, <c>maxLength</c>, <c>100</c>.</summary>
internal sealed record Limit(string Member, string Keyword, string Value)
{
    public Limit(string member, string keyword, int value)
        : this(member, keyword, value.ToString(CultureInfo.InvariantCulture))
    {
    }

    public int Number => int.Parse(Value, CultureInfo.InvariantCulture);

    public static IEnumerable<Limit> Of(IOpenApiSchema schema, string member)
    {
        (string Keyword, object? Value)[] keywords =
        [
            ("minimum", schema.Minimum), ("maximum", schema.Maximum),
            ("exclusiveMinimum", schema.ExclusiveMinimum), ("exclusiveMaximum", schema.ExclusiveMaximum), ("multipleOf", schema.MultipleOf),
            ("minLength", schema.MinLength), ("maxLength", schema.MaxLength), ("pattern", schema.Pattern),
            ("minItems", schema.MinItems), ("maxItems", schema.MaxItems), ("uniqueItems", schema.UniqueItems),
            ("minProperties", schema.MinProperties), ("maxProperties", schema.MaxProperties),
            ("default", schema.Default),
        ];
        IEnumerable<Limit> own = from keyword in keywords
                                 where keyword.Value is not null
                                 select new Limit(member, keyword.Keyword, Convert.ToString(keyword.Value, CultureInfo.InvariantCulture)!);
        return own.Concat(Contract.Limits.InProse(schema, member)).Concat(schema.Parts().SelectMany(part => Of(part, member))).Distinct();
    }

    public override string ToString() => $"{Member}, {Keyword} {Value}";
}

/// <summary>
/// Every limit that the document sets to what is sent. The comparer holds this list against the document;
/// <see cref="LimitTests"/> holds the library and the emulator against this list.
/// </summary>
internal static partial class Limits
{
    public const string RequestBody = "request body";
    public const string Bytes = "bytes";

    public static IReadOnlyList<Limit> Checked { get; } =
    [
        new(RequestBody, Bytes, 100 * 1024),
        new("page.size", "minimum", 1),
        new("page.size", "maximum", 100),
        new("page.size", "default", 25),
        new("page.after", "minLength", 24),
        new("page.after", "maxLength", 24),
        new("page.before", "minLength", 24),
        new("page.before", "maxLength", 24),
        new("conversationCreateBody.participants", "maxItems", 10),
        .. LimitsOfTexts("conversationCreateBody"),
        .. LimitsOfTexts("conversationUpdateBody"),
    ];

    public static IEnumerable<string> Differences(IReadOnlyCollection<Limit> documented)
    {
        Dictionary<(string, string), Limit> left = Checked.ToDictionary(limit => (limit.Member, limit.Keyword));
        foreach (Limit limit in documented.Distinct())
        {
            if (!left.Remove((limit.Member, limit.Keyword), out Limit? known))
                yield return $"{limit.Member}: {limit.Keyword} {limit.Value} is in the document but nothing checks it";
            else if (known.Value != limit.Value)
                yield return $"{limit.Member}: {limit.Keyword} is {limit.Value} in the document but {known.Value} is checked";
        }

        foreach (Limit limit in left.Values)
            yield return $"{limit.Member}: {limit.Keyword} {limit.Value} is checked but not in the document";
    }

    /// <summary>The limit of a whole request, which only the document's introduction tells.</summary>
    public static IEnumerable<Limit> InProse(OpenApiDocument document) =>
        from Match size in RequestSize().Matches(document.Info.Description ?? "")
        select new Limit(RequestBody, Bytes, KilobytesIn(size));

    /// <summary>The limit of metadata, which only its description tells.</summary>
    public static IEnumerable<Limit> InProse(IOpenApiSchema schema, string member) =>
        from Match size in LimitedSize().Matches(schema.Description ?? "")
        select new Limit(member, Bytes, KilobytesIn(size));

    private static Limit[] LimitsOfTexts(string body) =>
    [
        new($"{body}.displayName", "minLength", 1),
        new($"{body}.displayName", "maxLength", 100),
        new($"{body}.description", "minLength", 1),
        new($"{body}.description", "maxLength", 100),
        new($"{body}.iconUrl", "minLength", 1),
        new($"{body}.iconUrl", "maxLength", 2048),
        new($"{body}.metadata", Bytes, 4 * 1024),
    ];

    private static int KilobytesIn(Match match) => int.Parse(match.Groups["kb"].ValueSpan, CultureInfo.InvariantCulture) * 1024;

    [GeneratedRegex(@"\|\s*JSON\s*\|\s*(?<kb>\d+)kb\s*\|", RegexOptions.IgnoreCase)]
    private static partial Regex RequestSize();

    [GeneratedRegex(@"limited to (?<kb>\d+)KB", RegexOptions.IgnoreCase)]
    private static partial Regex LimitedSize();
}
