using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Viber.</summary>
public sealed class ViberIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ViberIntegration()
    {
    }

    /// <summary>Creates an integration with an account of Viber.</summary>
    /// <param name="token">See <see cref="Token"/>.</param>
    public ViberIntegration(string token) => Token = token;

    /// <summary>The discriminator: <c>viber</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "viber";

    /// <summary>The token of the account. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    /// <summary>The URI of the account. Set by the service.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; set; }

    /// <summary>The ID of the account. Set by the service.</summary>
    [JsonPropertyName("accountId")]
    public string? AccountId { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Token, nameof(Token));
}
