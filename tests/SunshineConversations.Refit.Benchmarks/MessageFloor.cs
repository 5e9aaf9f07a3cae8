using System.Text.Json.Serialization;

namespace SunshineConversations.Benchmarks;

internal static class MessageFloor
{
    public static Task<FloorPage> ListMessagesAsync(this Floor floor, string appId, string conversationId) =>
        floor.SendAsync(HttpMethod.Get, Floor.Item(appId, conversationId) + "/messages", null, MessageFloorContext.Default.FloorPage, CancellationToken.None);

    public static Task<FloorPosted> PostMessageAsync(this Floor floor, string appId, string conversationId, FloorPost body) => floor.SendAsync(
        HttpMethod.Post, Floor.Item(appId, conversationId) + "/messages", Floor.Content(body, MessageFloorContext.Default.FloorPost), MessageFloorContext.Default.FloorPosted, CancellationToken.None);
}

/// <summary>
/// Messages as a good engineer models them by hand, with [JsonPolymorphic]: the same members, and what a type does not
/// know in the same place. It fails for a type that comes tomorrow, and where the discriminator does not come first.
/// </summary>
internal sealed class FloorPage : FloorObject
{
    public IReadOnlyList<FloorMessage> Messages { get; set; } = [];

    public Meta? Meta { get; set; }

    public Links? Links { get; set; }
}

internal sealed class FloorPosted : FloorObject
{
    public IReadOnlyList<FloorMessage> Messages { get; set; } = [];
}

internal abstract class FloorObject
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

internal sealed class FloorMessage : FloorObject
{
    public string Id { get; set; } = "";

    public DateTimeOffset? Received { get; set; }

    public FloorAuthor? Author { get; set; }

    public FloorContent? Content { get; set; }

    public FloorSource? Source { get; set; }

    public Metadata? Metadata { get; set; }

    public bool? Deleted { get; set; }
}

internal sealed class FloorAuthor : FloorObject
{
    public string? Type { get; set; }

    public IReadOnlyList<string>? Subtypes { get; set; }

    public string? UserId { get; set; }

    public string? UserExternalId { get; set; }

    public string? BrandId { get; set; }

    public string? DisplayName { get; set; }

    public string? AvatarUrl { get; set; }
}

internal sealed class FloorSource : FloorObject
{
    public string? Type { get; set; }

    public string? IntegrationId { get; set; }

    public string? OriginalMessageId { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FloorText), "text")]
[JsonDerivedType(typeof(FloorImage), "image")]
[JsonDerivedType(typeof(FloorCarousel), "carousel")]
[JsonDerivedType(typeof(FloorLocation), "location")]
internal abstract class FloorContent : FloorObject
{
    public string? Text { get; set; }

    public bool? BlockChatInput { get; set; }
}

internal sealed class FloorText : FloorContent
{
    public string? HtmlText { get; set; }

    public string? MarkdownText { get; set; }

    public IReadOnlyList<FloorAction>? Actions { get; set; }

    public string? Payload { get; set; }
}

internal sealed class FloorImage : FloorContent
{
    public string? MediaUrl { get; set; }

    public string? MediaType { get; set; }

    public long? MediaSize { get; set; }

    public string? AltText { get; set; }

    public string? HtmlText { get; set; }

    public string? MarkdownText { get; set; }

    public IReadOnlyList<FloorAction>? Actions { get; set; }

    public string? AttachmentId { get; set; }
}

internal sealed class FloorCarousel : FloorContent
{
    public IReadOnlyList<FloorItem> Items { get; set; } = [];
}

internal sealed class FloorItem : FloorObject
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? MediaUrl { get; set; }

    public string? MediaType { get; set; }

    public string? AltText { get; set; }

    public string? Size { get; set; }

    public IReadOnlyList<FloorAction> Actions { get; set; } = [];

    public Metadata? Metadata { get; set; }
}

internal sealed class FloorLocation : FloorContent
{
    public FloorCoordinates? Coordinates { get; set; }

    public FloorPlace? Location { get; set; }
}

internal sealed class FloorCoordinates : FloorObject
{
    public double? Lat { get; set; }

    public double? Long { get; set; }
}

internal sealed class FloorPlace : FloorObject
{
    public string? Name { get; set; }

    public string? Address { get; set; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FloorReply), "reply")]
[JsonDerivedType(typeof(FloorPostback), "postback")]
[JsonDerivedType(typeof(FloorLink), "link")]
internal abstract class FloorAction : FloorObject
{
    public string? Text { get; set; }

    public Metadata? Metadata { get; set; }
}

internal sealed class FloorReply : FloorAction
{
    public string? Payload { get; set; }

    public string? IconUrl { get; set; }
}

internal sealed class FloorPostback : FloorAction
{
    public string? Payload { get; set; }
}

internal sealed class FloorLink : FloorAction
{
    public string? Uri { get; set; }

    public bool? Default { get; set; }
}

internal sealed class FloorPost
{
    public required FloorAuthor Author { get; set; }

    public required FloorContent Content { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FloorPost))]
[JsonSerializable(typeof(FloorPosted))]
[JsonSerializable(typeof(FloorPage))]
internal sealed partial class MessageFloorContext : JsonSerializerContext;
