using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Apple Messages for Business.</summary>
public sealed class AppleIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public AppleIntegration()
    {
    }

    /// <summary>Creates an integration with an account of Apple Messages for Business.</summary>
    /// <param name="businessId">See <see cref="BusinessId"/>.</param>
    /// <param name="apiSecret">See <see cref="ApiSecret"/>.</param>
    /// <param name="mspId">See <see cref="MspId"/>.</param>
    public AppleIntegration(string businessId, string apiSecret, string mspId)
    {
        BusinessId = businessId;
        ApiSecret = apiSecret;
        MspId = mspId;
    }

    /// <summary>The discriminator: <c>apple</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "apple";

    /// <summary>The ID of the business at Apple. Required to create an integration.</summary>
    [JsonPropertyName("businessId")]
    public string? BusinessId { get; set; }

    /// <summary>The API secret of the messaging service provider. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("apiSecret")]
    public string? ApiSecret { get; set; }

    /// <summary>The ID of the messaging service provider. Required to create an integration.</summary>
    [JsonPropertyName("mspId")]
    public string? MspId { get; set; }

    /// <summary>The secret from which the state value of authentication messages is generated: at least 88 characters. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("authenticationMessageSecret")]
    public string? AuthenticationMessageSecret { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(BusinessId, nameof(BusinessId))
        ?? BodyRules.Missing(ApiSecret, nameof(ApiSecret))
        ?? BodyRules.Missing(MspId, nameof(MspId));
}
