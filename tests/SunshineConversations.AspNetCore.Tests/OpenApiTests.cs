using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>An application that describes its endpoints, which take and return the models, describes JSON that they take and return.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private const string Microsoft = "/openapi/v1.json";
    private const string Swashbuckle = "/swagger/v1/swagger.json";

    private WebApplication? _application;

    public Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddOpenApi();
        builder.Services.AddEndpointsApiExplorer().AddSwaggerGen(options => options.SchemaFilter<ValuesOfTheLibrary>());
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Urls.Add("http://127.0.0.1:0");
        _application.MapOpenApi();
        _application.UseSwagger();
        _application.MapPost("/update", (ConversationUpdateBody body) => body);
        _application.MapPost("/message", (MessagePost body) => new Conversation());
        _application.MapGet("/conversations", (ConversationType type) => new ConversationListResponse());
        return _application.StartAsync();
    }

    public Task DisposeAsync() => _application!.DisposeAsync().AsTask();

    /// <summary>A type with its own converter is described as any value by the first, and by the second as the application says.</summary>
    [Theory]
    [InlineData(Microsoft, "OptionalOfstring", null)]
    [InlineData(Microsoft, "OptionalOfMetadata", null)]
    [InlineData(Microsoft, "ConversationType", null)]
    [InlineData(Microsoft, "Metadata", null)]
    [InlineData(Microsoft, "MessageContent", null)]
    [InlineData(Swashbuckle, "StringOptional", null)]
    [InlineData(Swashbuckle, "MetadataOptional", null)]
    [InlineData(Swashbuckle, "MetadataValue", null)]
    [InlineData(Swashbuckle, "ConversationType", "string")]
    [InlineData(Swashbuckle, "MessageContent", "object")]
    public async Task A_value_is_described_as_it_is_in_JSON(string document, string schema, string? type)
    {
        JsonNode described = await SchemasAsync(document);

        Assert.Equal(type, (string?)described[schema]!["type"]);
        Assert.NotEqual("false", described[schema]!["additionalProperties"]?.ToJsonString());
        Assert.Equal(type == "object", described[schema]!["properties"] is not null);
    }

    [Theory]
    [Values(Microsoft, Swashbuckle)]
    public async Task A_model_is_described_member_by_member(string document)
    {
        JsonNode described = await SchemasAsync(document);

        Assert.Equal(["displayName", "description", "iconUrl", "metadata"], Members("ConversationUpdateBody"));
        Assert.Equal(["author", "content", "destination", "metadata", "override", "schema"], Members("MessagePost"));
        Assert.Equal(["conversations", "meta", "links"], Members("ConversationListResponse"));
        Assert.Equal("date-time", (string?)described["Conversation"]!["properties"]!["createdAt"]!["format"]);

        IEnumerable<string> Members(string schema) => described[schema]!["properties"]!.AsObject().Select(member => member.Key);
    }

    private async Task<JsonNode> SchemasAsync(string document)
    {
        using var client = new HttpClient { BaseAddress = new(_application!.Urls.Single()) };
        return JsonNode.Parse(await client.GetStringAsync(document))!["components"]!["schemas"]!;
    }

    /// <summary>As the README has it for Swashbuckle, which describes a type by its properties, whatever its converter does.</summary>
    private sealed class ValuesOfTheLibrary : ISchemaFilter
    {
        public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
        {
            if (schema is not OpenApiSchema value || !context.Type.IsValueType || context.Type.Namespace != "SunshineConversations")
                return;

            bool isText = context.Type.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IParsable<>));
            value.Type = isText ? JsonSchemaType.String : null;
            value.Properties = null;
            value.AdditionalPropertiesAllowed = true;
        }
    }
}
