using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>Everything that receiving a message causes, from the API or from a user.</summary>
internal static class ReceivedMessage
{
    /// <exception cref="EmulatorErrorException">423: the conversation is full.</exception>
    public static Message Receive(AppState state, Conversation conversation, Message message)
    {
        int limit = state.Options.MaxMessagesPerConversation;
        if (state.Messages.Count(conversation.Id) >= limit)
            throw EmulatorErrorException.Locked(string.Create(CultureInfo.InvariantCulture, $"Message limit of {limit} per conversation reached."));

        bool isFromUser = message.Author.Type == AuthorTypes.User;
        state.Messages.Set(message);
        conversation = state.Conversations.Set(conversation with
        {
            LastUpdatedAt = message.Received,
            IsBusinessTyping = conversation.IsBusinessTyping && isFromUser,
            // The integration in control keeps it; otherwise a message of the user gives control to the default.
            ActiveSwitchboardIntegration = conversation.ActiveSwitchboardIntegration
                ?? (isFromUser && state.DefaultSwitchboardIntegration() is { } first ? SwitchboardReference.To(first) : null),
        });
        foreach (Participant participant in state.Participants.List(conversation.Id).Where(participant => participant.UserId != message.Author.UserId))
            state.Participants.Set(participant with { UnreadCount = participant.UnreadCount + 1 });

        state.Raise(EventTypes.ConversationMessage, conversation, message, message.Source);
        if (!isFromUser)
            RaiseDeliveries(state, conversation, message);

        return message;
    }

    /// <summary>A message of the business reaches first the channel and then the user, for each linked client.</summary>
    private static void RaiseDeliveries(AppState state, Conversation conversation, Message message)
    {
        foreach (Participant participant in state.Participants.List(conversation.Id))
        {
            foreach (ClientAssociation association in participant.ClientAssociations)
            {
                if (state.Users.Find(participant.UserId) is not { } user || state.Clients.Find(association.ClientId) is not { } client)
                    continue;

                state.Raise(EventTypes.ConversationMessageDeliveryChannel, conversation, new MessageArrival(message, user, client, IsFinal: false));
                state.Raise(EventTypes.ConversationMessageDeliveryUser, conversation, new MessageArrival(message, user, client, IsFinal: true));
            }
        }
    }
}
