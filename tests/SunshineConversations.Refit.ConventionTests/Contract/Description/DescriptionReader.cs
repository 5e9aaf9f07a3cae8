using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi.YamlReader;
using SharpYaml.Serialization;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// Reads the facts out of the vendor's OpenAPI description: names, kinds, limits, but no texts. The keywords keep
/// their OpenAPI names. Two facts are stated only in texts: which strings are timestamps, and sizes in bytes.
/// </summary>
internal sealed partial class DescriptionReader
{
    private const string SchemaReference = "#/components/schemas/";

    /// <summary>The keywords of a schema that are copied as they are.</summary>
    private static readonly string[] Copied =
    [
        "type", "format", "nullable", "readOnly", "writeOnly", "deprecated", "enum", "default",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    ];

    private readonly JsonObject _description;
    private readonly bool _withExamples;

    private DescriptionReader(JsonObject description, bool withExamples) => (_description, _withExamples) = (description, withExamples);

    /// <param name="yaml">The description.</param>
    /// <param name="withExamples">Whether the examples come too. They are the vendor's, so that the facts file has none.</param>
    public static JsonObject ReadFacts(string yaml, bool withExamples)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return new DescriptionReader((JsonObject)stream.Documents[0].ToJsonNode(), withExamples).ReadFacts();
    }

    private JsonObject ReadFacts() => new()
    {
        ["version"] = _description["info"]!["version"]!.DeepClone(),
        ["requestBytes"] = new JsonObject(
            from Match size in RequestSize.Matches((string?)_description["info"]!["description"] ?? "")
            select KeyValuePair.Create(size.Groups["kind"].Value.Trim(), (JsonNode?)Bytes(size))),
        ["operations"] = new JsonObject(
            from path in Members(_description["paths"])
            from operation in Members(path.Value)
            where operation.Key != "parameters"
            select KeyValuePair.Create((string)operation.Value["operationId"]!, (JsonNode?)ReadOperation(path.Key, path.Value, operation.Key, operation.Value))),
        ["webhooks"] = new JsonObject(
            from webhook in Members(_description["x-webhooks"])
            from operation in Members(webhook.Value)
            select KeyValuePair.Create((string)operation.Value["operationId"]!, (JsonNode?)ReadContent(operation.Value["requestBody"]))),
        ["schemas"] = ReadSchemas(_description["components"]!["schemas"]),
    };

    private JsonObject ReadOperation(string path, JsonNode pathItem, string verb, JsonNode operation) => WithoutNulls(new()
    {
        ["tag"] = operation["tags"]!.AsArray().Single()!.DeepClone(),
        ["route"] = $"{verb.ToUpperInvariant()} {path}",
        ["scopes"] = ReadScopes(operation["security"] ?? _description["security"]),
        ["parameters"] = NullIfEmpty(new JsonArray(
            [.. Items(operation["parameters"]).Concat(Items(pathItem["parameters"]))
                .Select(Resolve)
                // A parameter of the operation takes precedence over one of the path.
                .DistinctBy(parameter => ((string)parameter["name"]!, (string)parameter["in"]!))
                .Select(ReadParameter)])),
        ["body"] = operation["requestBody"] is { } body ? ReadContent(body) : null,
        ["responses"] = new JsonObject(Members(operation["responses"]).Select(response => KeyValuePair.Create(response.Key, (JsonNode?)ReadContent(response.Value)))),
    });

    /// <summary>The scopes of a key that may call an operation; they do not depend on the scheme of authentication.</summary>
    private static JsonArray ReadScopes(JsonNode? security)
    {
        string[][] schemes = [.. Items(security).SelectMany(Members).Select(scheme => Items(scheme.Value).Select(scope => (string)scope!).Order(StringComparer.Ordinal).ToArray())];
        Assert.All(schemes, scopes => Assert.Equal(schemes[0], scopes));
        return [.. schemes.FirstOrDefault() ?? []];
    }

    private JsonObject ReadParameter(JsonNode parameter) => WithoutNulls(new()
    {
        ["name"] = parameter["name"]!.DeepClone(),
        ["in"] = parameter["in"]!.DeepClone(),
        ["required"] = parameter["required"]?.DeepClone(),
        ["style"] = parameter["style"]?.DeepClone(),
        ["schema"] = ReadSchema(parameter["schema"]!),
    });

    /// <summary>The body of a request or a response.</summary>
    private JsonObject ReadContent(JsonNode? body)
    {
        KeyValuePair<string, JsonNode>[] content = [.. Members(body!["content"])];
        if (content.Length == 0)
            return [];

        (string mediaType, JsonNode media) = content.Single();
        JsonObject examples = ExamplesOf(media);
        return WithoutNulls(new()
        {
            ["required"] = body["required"]?.DeepClone(),
            ["mediaType"] = mediaType == "application/json" ? null : mediaType,
            ["schema"] = media["schema"] is { } schema ? ReadSchema(schema) : null,
            ["codes"] = NullIfEmpty([.. examples.SelectMany(example => ErrorCodes(example.Value)).Distinct()]),
            ["examples"] = _withExamples && examples.Count > 0 ? examples : null,
        });
    }

    private JsonObject ExamplesOf(JsonNode media) => new(
        Members(media["examples"])
            .Select(example => KeyValuePair.Create(example.Key, Resolve(example.Value)["value"]))
            .Append(KeyValuePair.Create("of its own", media["example"]))
            .Where(example => example.Value is not null)
            .Select(example => KeyValuePair.Create(example.Key, example.Value?.DeepClone())));

    private static IEnumerable<string> ErrorCodes(JsonNode? body) =>
        body is JsonObject response && response["errors"] is JsonArray errors ? errors.Select(error => (string?)error?["code"]).OfType<string>() : [];

    private JsonObject ReadSchemas(JsonNode? schemas) =>
        new(Members(schemas).Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)ReadSchema(schema.Value))));

    private JsonObject ReadSchema(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
            return new() { ["$ref"] = SchemaName(reference) };

        string text = (string?)schema["description"] ?? "";
        var facts = new JsonObject();
        // The names of webhook events are in titles.
        if (schema["title"] is { } title && ((string)title!).Contains(':', StringComparison.Ordinal))
            facts["title"] = title.DeepClone();

        foreach (string keyword in Copied)
            facts[keyword] = schema[keyword]?.DeepClone();

        if (Timestamp.IsMatch(text))
            facts["format"] = "timestamp";

        facts["maxBytes"] = LimitedSize.Match(text) is { Success: true } size ? Bytes(size) : null;
        facts["required"] = schema["required"] is JsonArray required ? required.DeepClone() : null;
        facts["discriminator"] = schema["discriminator"] is { } discriminator ? ReadDiscriminator(discriminator) : null;
        foreach (string parts in (string[])["allOf", "oneOf", "anyOf"])
            facts[parts] = NullIfEmpty([.. Items(schema[parts]).Select(part => ReadSchema(part!))]);

        facts["items"] = schema["items"] is { } items ? ReadSchema(items) : null;
        facts["properties"] = schema["properties"] is { } properties ? ReadSchemas(properties) : null;
        facts["example"] = _withExamples ? schema["example"]?.DeepClone() : null;
        return WithoutNulls(facts);
    }

    private static JsonObject ReadDiscriminator(JsonNode discriminator) => WithoutNulls(new()
    {
        ["propertyName"] = discriminator["propertyName"]!.DeepClone(),
        ["mapping"] = discriminator["mapping"] is null
            ? null
            : new JsonObject(Members(discriminator["mapping"]).Select(@case => KeyValuePair.Create(@case.Key, (JsonNode?)SchemaName((string)@case.Value!)))),
    });

    private static string SchemaName(string reference) =>
        reference.StartsWith(SchemaReference, StringComparison.Ordinal) ? reference[SchemaReference.Length..] : throw new InvalidOperationException(reference);

    private JsonNode Resolve(JsonNode? node) =>
        (string?)node!["$ref"] is { } reference
            ? reference.Split('/').Skip(1).Aggregate((JsonNode)_description, (at, name) => at[name]!)
            : node;

    private static IEnumerable<KeyValuePair<string, JsonNode>> Members(JsonNode? node) =>
        (node as JsonObject ?? []).Select(member => KeyValuePair.Create(member.Key, member.Value!));

    private static IEnumerable<JsonNode?> Items(JsonNode? node) => node as JsonArray ?? [];

    private static JsonArray? NullIfEmpty(JsonArray array) => array.Count == 0 ? null : array;

    private static JsonObject WithoutNulls(JsonObject facts)
    {
        foreach (string name in facts.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            facts.Remove(name);

        return facts;
    }

    private static int Bytes(Match match) =>
        int.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value is "M" or "m" ? 1024 * 1024 : 1024);

    /// <summary>A row of the table of sizes in the introduction.</summary>
    [GeneratedRegex(@"\|(?<kind>[\w ]+)\|\s*(?<size>\d+)(?<unit>[km])b\s*\|", RegexOptions.IgnoreCase)]
    private static partial Regex RequestSize { get; }

    [GeneratedRegex(@"limited to (?<size>\d+)(?<unit>[KM])B", RegexOptions.IgnoreCase)]
    private static partial Regex LimitedSize { get; }

    [GeneratedRegex("YYYY-MM-DDThh:mm:ss", RegexOptions.IgnoreCase)]
    private static partial Regex Timestamp { get; }
}
