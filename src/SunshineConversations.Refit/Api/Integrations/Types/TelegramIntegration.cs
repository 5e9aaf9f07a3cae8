using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Telegram.</summary>
public sealed class TelegramIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TelegramIntegration()
    {
    }

    /// <summary>Creates an integration with a bot of Telegram.</summary>
    /// <param name="token">See <see cref="Token"/>.</param>
    public TelegramIntegration(string token) => Token = token;

    /// <summary>The discriminator: <c>telegram</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "telegram";

    /// <summary>The token of the bot. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    /// <summary>The user name of the bot. Set by the service.</summary>
    [JsonPropertyName("username")]
    public string? Username { get; set; }

    /// <summary>The ID of the bot. Set by the service.</summary>
    [JsonPropertyName("botId")]
    public string? BotId { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Token, nameof(Token));
}
