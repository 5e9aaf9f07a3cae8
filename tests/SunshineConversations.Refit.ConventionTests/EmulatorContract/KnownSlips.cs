using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SunshineConversations.ConventionTests.Contract;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Where the document does not say what it means: the one place. Each is mended in the copy that is validated against.</summary>
internal static class KnownSlips
{
    public static void Mend(OpenApiDocument document)
    {
        // A string in the schema, a number in the example, which the emulator follows.
        OpenApiSchema events = (OpenApiSchema)document.Components!.Schemas!["conversionEvents"];
        Assert.Equal(JsonSchemaType.String, events.Properties!["datasetId"].Type);
        ((OpenApiSchema)events.Properties["datasetId"]).Type = JsonSchemaType.String | JsonSchemaType.Integer;

        // One of several objects that require nothing: every body fits all of them, and so, by the letter, is none of
        // them. It means that each requires its one member.
        foreach (string name in (string[])["conversionEventsBody", "participantLeaveBody", "destination"])
        {
            foreach (IOpenApiSchema body in document.Components.Schemas[name].OneOf!)
            {
                Assert.Null(body.Required);
                ((OpenApiSchema)body).Required = body.Properties!.Keys.ToHashSet();
            }
        }

        // The types of a union's cases are defaults, and so an image fits a text too. It means that each case has its type.
        foreach (string name in (string[])["content", "action", "quotedMessage"])
        {
            IOpenApiSchema union = document.Components.Schemas[name];
            foreach (IOpenApiSchema each in union.OneOf!)
            {
                string component = each.Label("");
                string type = union.Discriminator!.Mapping?.Single(mapping => mapping.Value.Reference.Id == component).Key ?? component;
                var discriminator = (OpenApiSchema)document.Components.Schemas[component].Properties!["type"];
                Assert.Null(discriminator.Enum);
                discriminator.Enum = [JsonValue.Create(type)];
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
