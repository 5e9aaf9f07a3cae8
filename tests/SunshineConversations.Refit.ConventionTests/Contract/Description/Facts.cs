using System.Text.Json.Serialization;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The facts of the description of the API, read from <c>facts.json</c>.</summary>
internal sealed record Facts(
    IReadOnlyDictionary<string, int> RequestBytes,
    IReadOnlyDictionary<string, OperationFacts> Operations,
    IReadOnlyDictionary<string, Content> Webhooks,
    IReadOnlyDictionary<string, Schema> Schemas)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required string Version { get; init; }

    public static Facts Of(JsonObject json)
    {
        Facts facts = json.Deserialize<Facts>(Options)!;
        IEnumerable<Schema> used =
        [
            .. facts.Schemas.Values,
            .. facts.Webhooks.Values.Select(webhook => webhook.Schema!),
            .. facts.Operations.Values.SelectMany(operation => operation.Schemas),
        ];
        foreach (Schema schema in used)
            schema.Connect(facts.Schemas);

        foreach ((string id, OperationFacts operation) in facts.Operations)
            operation.Id = id;

        return facts;
    }
}

internal sealed record OperationFacts
{
    [JsonIgnore]
    public string Id { get; set; } = "";

    public required string Tag { get; init; }

    /// <summary><c>GET /v2/apps/{appId}</c>.</summary>
    public required string Route { get; init; }

    /// <summary>Which keys may call it: <c>account</c>, <c>app</c>, <c>integration</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<ParameterFacts> Parameters { get; init; } = [];

    public Content? Body { get; init; }

    public IReadOnlyDictionary<string, Content> Responses { get; init; } = new Dictionary<string, Content>();

    public IEnumerable<Schema> Schemas =>
        Parameters.Select(parameter => parameter.Schema).Concat(Responses.Values.Append(Body).Select(content => content?.Schema).OfType<Schema>());
}

internal sealed record ParameterFacts(string Name, string In, Schema Schema, bool Required = false, string? Style = null)
{
    public bool IsDeepObject => Style == "deepObject";
}

/// <summary>The body of a request, a response or a webhook.</summary>
internal sealed record Content(
    Schema? Schema,
    bool Required = false,
    string MediaType = "application/json",
    IReadOnlyList<string>? Codes = null,
    IReadOnlyDictionary<string, JsonNode>? Examples = null);

internal sealed record Discriminator(string PropertyName, IReadOnlyDictionary<string, string>? Mapping);

/// <summary>A schema. Where it is a reference, everything is asked of what it refers to: see <see cref="SchemaView"/>.</summary>
internal sealed class Schema
{
    [JsonPropertyName("$ref")]
    public string? Reference { get; init; }

    public string? Title { get; init; }

    public string? Type { get; init; }

    public string? Format { get; init; }

    public bool? Nullable { get; init; }

    public bool ReadOnly { get; init; }

    public bool WriteOnly { get; init; }

    public bool Deprecated { get; init; }

    public IReadOnlyList<JsonValue> Enum { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyDictionary<string, Schema> Properties { get; init; } = new Dictionary<string, Schema>();

    public Schema? Items { get; init; }

    public IReadOnlyList<Schema> AllOf { get; init; } = [];

    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    public IReadOnlyList<Schema> AnyOf { get; init; } = [];

    public Discriminator? Discriminator { get; init; }

    public JsonNode? Example { get; init; }

    /// <summary>The limits: every keyword of the facts that is not one of the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Limits { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The target of the reference, or this schema itself.</summary>
    [JsonIgnore]
    public Schema Target { get; private set; } = null!;

    /// <summary>The schemas that a discriminator names.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Schema> Mapped { get; private set; } = new Dictionary<string, Schema>();

    public void Connect(IReadOnlyDictionary<string, Schema> schemas)
    {
        Target = Reference is null ? this : schemas[Reference];
        if (Discriminator?.Mapping is { } mapping)
            Mapped = mapping.ToDictionary(@case => @case.Key, @case => new Schema { Reference = @case.Value, Target = schemas[@case.Value] });

        foreach (Schema part in (IEnumerable<Schema>)[.. Properties.Values, .. AllOf, .. OneOf, .. AnyOf])
            part.Connect(schemas);

        Items?.Connect(schemas);
    }
}
