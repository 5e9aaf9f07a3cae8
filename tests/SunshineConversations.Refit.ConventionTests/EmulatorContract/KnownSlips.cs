using Microsoft.OpenApi;

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

        // One of three objects that require nothing: every body fits all three, and so, by the letter, is none of
        // them. It means that each requires its one member.
        foreach (IOpenApiSchema body in document.Components.Schemas["conversionEventsBody"].OneOf!)
        {
            Assert.Null(body.Required);
            ((OpenApiSchema)body).Required = body.Properties!.Keys.ToHashSet();
        }
    }
}
