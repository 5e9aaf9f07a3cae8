namespace SunshineConversations;

/// <summary>What to create. Nothing is sent for a member that is null.</summary>
public sealed class ConversationCreateBody : IRequestBody
{
    /// <summary>What kind of conversation to create. Required.</summary>
    public ConversationType Type { get; set; }

    /// <summary>
    /// Who takes part: exactly one user in a <see cref="ConversationType.Personal"/> conversation, at most ten in an
    /// <see cref="ConversationType.SdkGroup"/>, where there may also be none.
    /// </summary>
    public IReadOnlyList<ConversationParticipant>? Participants { get; set; }

    /// <summary>A friendly name, shown to the business or the user: 1 to 100 characters.</summary>
    public string? DisplayName { get; set; }

    /// <summary>A short text about the conversation: 1 to 100 characters.</summary>
    public string? Description { get; set; }

    /// <summary>The address of a JPG, PNG or GIF picture for the conversation: at most 2048 characters.</summary>
    public string? IconUrl { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON.</summary>
    public Metadata? Metadata { get; set; }

    void IRequestBody.ThrowIfInvalid(string paramName)
    {
        if (string.IsNullOrEmpty(Type.Value))
            throw new ArgumentException($"{nameof(Type)} is required, such as {nameof(ConversationType)}.{nameof(ConversationType.Personal)}.", paramName);

        if (Participants is null)
            return;

        for (int i = 0; i < Participants.Count; i++)
        {
            if (Participants[i] is null)
                throw new ArgumentException($"{nameof(Participants)}[{i}] is null.", paramName);
        }
    }
}
