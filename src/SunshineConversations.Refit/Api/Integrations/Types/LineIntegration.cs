using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>LINE. The channel may be created without its ID and secret, so that its webhook can be set up at LINE first.</summary>
public sealed class LineIntegration : ChannelIntegration
{
    /// <summary>The discriminator: <c>line</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "line";

    /// <summary>The ID of the channel at LINE. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("channelId")]
    public string? ChannelId { get; set; }

    /// <summary>The secret of the channel at LINE. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("channelSecret")]
    public string? ChannelSecret { get; set; }

    /// <summary>The access token of the channel at LINE. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("channelAccessToken")]
    public string? ChannelAccessToken { get; set; }

    /// <summary>The service code of LINE. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("serviceCode")]
    public string? ServiceCode { get; set; }

    /// <summary>The switcher secret of LINE. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("switcherSecret")]
    public string? SwitcherSecret { get; set; }

    /// <summary>The URL of the QR code at LINE. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("qrCodeUrl")]
    public string? QrCodeUrl { get; set; }

    /// <summary>The basic ID at LINE, extracted from <see cref="QrCodeUrl"/>. Set by the service.</summary>
    [JsonPropertyName("lineId")]
    public string? LineId { get; set; }
}
