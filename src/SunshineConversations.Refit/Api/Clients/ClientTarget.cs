using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The conversation that a new client joins.</summary>
public sealed class ClientTarget : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ClientTarget()
    {
    }

    /// <summary>Creates a target: the conversation with this ID.</summary>
    /// <param name="conversationId">The ID of the conversation.</param>
    public ClientTarget(string conversationId) => ConversationId = conversationId;

    /// <summary>The ID of the conversation. Required.</summary>
    [JsonPropertyName("conversationId")]
    public string ConversationId { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(ConversationId, nameof(ConversationId))
        ?? BodyRules.InIdentifier(ConversationId, nameof(ConversationId));
}
