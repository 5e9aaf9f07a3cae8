using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The details of the description that a schema cannot check: which members exist, and how timestamps are written.</summary>
internal static partial class Details
{
    public static IEnumerable<string> Problems(Schema schema, JsonNode? value, string path = "#")
    {
        switch (value)
        {
            case JsonObject members when schema.Members().Any():
                ILookup<string, Schema> known = schema.Members().ToLookup(member => member.Key, member => member.Value);
                return members.SelectMany(member => known[member.Key].FirstOrDefault() is { } its
                    ? Problems(its, member.Value, $"{path}/{member.Key}")
                    : [$"{path}/{member.Key}: NotInTheDescription"]);
            case JsonArray items when schema.Target.Items is { } each:
                return items.SelectMany((item, i) => Problems(each, item, $"{path}[{i}]"));
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && schema.IsTimestamp() && !Timestamp.IsMatch((string)text!):
                return [$"{path}: NotAMoment"];
            default:
                return [];
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Timestamp { get; }
}
