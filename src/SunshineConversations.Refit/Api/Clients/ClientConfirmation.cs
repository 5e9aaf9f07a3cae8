using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>How a user confirms a new client.</summary>
public sealed class ClientConfirmation : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ClientConfirmation()
    {
    }

    /// <summary>Creates a confirmation of this type.</summary>
    /// <param name="type">The type.</param>
    public ClientConfirmation(ClientConfirmationType type) => Type = type;

    /// <summary>How the user confirms it. Required.</summary>
    [JsonPropertyName("type")]
    public ClientConfirmationType Type { get; set; }

    /// <summary>
    /// The message that is sent to the user on the channel: a <see cref="TextMessage"/> or an <see cref="ImageMessage"/>, whose
    /// actions, if any, are each a <see cref="LinkAction"/>. It does not become part of the conversation.
    /// <see langword="null"/> is omitted.
    /// </summary>
    [JsonPropertyName("message")]
    public MessagePost? Message { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(ClientConfirmationType)}.{nameof(ClientConfirmationType.Immediate)}." : null)
        ?? BodyRules.In(Message, nameof(Message))
        ?? (Message is null ? null : FindProblemOf(Message.Content));

    private static string? FindProblemOf(MessageContent content) => content switch
    {
        TextMessage text => FindProblemOf(text.Actions),
        ImageMessage image => FindProblemOf(image.Actions),
        _ => $"{nameof(Message)}.{nameof(Message.Content)} is a {content.GetType().Name}; a confirmation accepts {nameof(TextMessage)} and {nameof(ImageMessage)} only.",
    };

    private static string? FindProblemOf(IReadOnlyList<MessageAction>? actions) =>
        actions?.FirstOrDefault(action => action is not LinkAction) is { } action
            ? $"{nameof(Message)}.{nameof(Message.Content)}.{nameof(TextMessage.Actions)} has a {action.GetType().Name}; a confirmation accepts {nameof(LinkAction)} only."
            : null;
}
