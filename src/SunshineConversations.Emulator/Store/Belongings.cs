namespace SunshineConversations.Emulator;

/// <summary>What goes when something else goes.</summary>
internal static class Belongings
{
    public static void Connect(EmulatorState state)
    {
        state.Users.Removed += user =>
        {
            state.Devices.RemoveAll(user.Id);
            state.Clients.RemoveAll(user.Id);
            foreach (Conversation conversation in state.Conversations.List(user.Id))
                RemoveUser(state, conversation, user);
        };
        state.Conversations.Removed += conversation =>
        {
            state.Messages.RemoveAll(conversation.Id);
            state.Participants.RemoveAll(conversation.Id);
            state.Attachments.RemoveAll(conversation.Id);
        };
        state.Messages.Removed += message =>
        {
            if (message.Content.Text("mediaUrl") is { } mediaUrl && state.AttachmentAt(mediaUrl) is { IsForMessage: true } attachment)
                state.Attachments.Remove(attachment);
        };
        state.Integrations.Removed += integration => state.Webhooks.RemoveAll(integration.Id);
        state.Attachments.Removed += attachment => attachment.File.Dispose();
    }

    /// <summary>The history of the user alone goes too. That of a group stays for the others.</summary>
    private static void RemoveUser(EmulatorState state, Conversation conversation, User user)
    {
        if (conversation.Type == Conversation.Personal)
        {
            state.Conversations.Remove(conversation);
            return;
        }

        if (state.ParticipantOf(conversation, user.Id) is { } participant)
            state.Participants.Remove(participant);

        state.Conversations.Set(conversation with { UserIds = [.. conversation.UserIds.Where(id => id != user.Id)] });
    }
}
