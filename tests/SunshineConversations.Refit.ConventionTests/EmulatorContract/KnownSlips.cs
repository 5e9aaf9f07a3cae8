namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Where the description does not say what it means: the one place. Each is mended in the facts that are validated against.</summary>
internal static class KnownSlips
{
    public static void Mend(JsonObject facts)
    {
        JsonObject schemas = facts["schemas"]!.AsObject();

        // A string in the schema, a number in the example, which the emulator follows.
        JsonNode events = schemas["conversionEvents"]!["properties"]!;
        Assert.Equal("""{"type":"string"}""", events["datasetId"]!.ToJsonString());
        events["datasetId"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "integer" }) };

        // One of several objects that require nothing: every body fits all of them, and so, strictly, not exactly one of
        // them. It means that each requires its one member.
        foreach (string name in (string[])["conversionEventsBody", "participantLeaveBody", "destination"])
        {
            foreach (JsonNode? body in schemas[name]!["oneOf"]!.AsArray())
            {
                Assert.Null(body!["required"]);
                body["required"] = new JsonArray([.. body["properties"]!.AsObject().Select(property => property.Key)]);
            }
        }

        // A base that names its cases, instead of one of them.
        JsonObject integration = schemas["integration"]!.AsObject();
        schemas["integrationBase"] = integration.DeepClone();
        schemas["integrationBase"]!.AsObject().Remove("discriminator");
        string[] cases = [.. integration["discriminator"]!["mapping"]!.AsObject().Select(mapped => (string)mapped.Value!)];
        foreach (string @case in cases)
            schemas[@case]!["allOf"]![0]!["$ref"] = "integrationBase";

        schemas["integration"] = new JsonObject
        {
            ["discriminator"] = integration["discriminator"]!.DeepClone(),
            ["oneOf"] = new JsonArray([.. cases.Select(@case => new JsonObject { ["$ref"] = @case })]),
        };

        // One of several objects of which every body fits several.
        JsonObject update = schemas["integrationUpdate"]!.AsObject();
        update.Remove("oneOf", out JsonNode? shapes);
        update["anyOf"] = shapes;

        // The types of a union's cases are defaults, and so an image fits a text too. It means that each case has its type.
        foreach (string name in (string[])["content", "action", "quotedMessage", "matchCriteria", "integration"])
        {
            JsonNode? mapping = schemas[name]!["discriminator"]!["mapping"];
            foreach (JsonNode? each in schemas[name]!["oneOf"]!.AsArray())
            {
                string component = (string)each!["$ref"]!;
                string type = mapping?.AsObject().Single(mapped => (string?)mapped.Value == component).Key ?? component;
                JsonNode @case = schemas[component]!;
                JsonNode discriminator = (@case["allOf"]?[1] ?? @case)["properties"]!["type"]!;
                Assert.Null(discriminator["enum"]);
                discriminator["enum"] = new JsonArray(type);
            }
        }
    }

    /// <summary>Errors of examples that the emulator gives another code.</summary>
    public static IReadOnlyList<string> OtherCodes { get; } =
    [
        // The conversation is what is not found, as the other operations say.
        "ListMessages 404 not_found",
    ];
}
