using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Items that the user scrolls horizontally. Channels without carousels show <see cref="Text"/>.</summary>
public sealed class CarouselMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public CarouselMessage()
    {
    }

    /// <summary>Creates a carousel.</summary>
    /// <param name="items">The items: 1 to 10.</param>
    public CarouselMessage(params IReadOnlyList<MessageItem> items) => Items = items;

    /// <summary>The discriminator: <c>carousel</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "carousel";

    /// <summary>The items: 1 to 10. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("items")]
    public IReadOnlyList<MessageItem> Items { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>How the items are shown. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("displaySettings")]
    public CarouselDisplaySettings? DisplaySettings { get; set; }

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    /// <summary>The items as plain text. Set by the service.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Items, nameof(Items));
}
