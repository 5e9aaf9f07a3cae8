using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The Web Messenger, on a website.</summary>
public sealed class WebIntegration : SdkIntegration
{
    /// <summary>The discriminator: <c>web</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "web";

    /// <summary>The color of the header and of the button or tab, as 3 or 6 hexadecimal digits; <c>65758e</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("brandColor")]
    public string? BrandColor { get; set; }

    /// <summary>Whether the introduction remains at the top instead of scrolling with the conversation; <see langword="false"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("fixedIntroPane")]
    public bool? FixedIntroPane { get; set; }

    /// <summary>The color of the messages of the user, the replies and the actions in the footer, as 3 or 6 hexadecimal digits; <c>0099ff</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("conversationColor")]
    public string? ConversationColor { get; set; }

    /// <summary>The color of the actions in messages, as 3 or 6 hexadecimal digits; <c>0099ff</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("actionColor")]
    public string? ActionColor { get; set; }

    /// <summary>Whether the closed messenger is a button or a tab; <see cref="WebDisplayStyle.Button"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("displayStyle")]
    public WebDisplayStyle? DisplayStyle { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture on the button, at least 200 by 200 pixels. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("buttonIconUrl")]
    public string? ButtonIconUrl { get; set; }

    /// <summary>The width of the button in pixels; <c>58</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("buttonWidth")]
    public string? ButtonWidth { get; set; }

    /// <summary>The height of the button in pixels; <c>58</c> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("buttonHeight")]
    public string? ButtonHeight { get; set; }

    /// <summary>The IDs of the integrations that the messenger offers, in order. Without it, the messenger offers all. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("integrationOrder")]
    public IReadOnlyList<string>? IntegrationOrder { get; set; }

    /// <summary>The name of the business in the messenger. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("businessName")]
    public string? BusinessName { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture of the business, at least 200 by 200 pixels. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("businessIconUrl")]
    public string? BusinessIconUrl { get; set; }

    /// <summary>The URL of a picture that is tiled behind the conversation. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("backgroundImageUrl")]
    public string? BackgroundImageUrl { get; set; }

    /// <summary>The origins that may start the messenger, such as <c>https://example.org</c>. Without it, all may. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("originWhitelist")]
    public IReadOnlyList<string>? OriginWhitelist { get; set; }

    /// <summary>A form that the user fills in before the first message. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("prechatCapture")]
    public PrechatCapture? PrechatCapture { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.In(PrechatCapture, nameof(PrechatCapture));
}
