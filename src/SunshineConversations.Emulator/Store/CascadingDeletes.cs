namespace SunshineConversations.Emulator;

/// <summary>Cascading deletes.</summary>
internal static class CascadingDeletes
{
    public static void Connect(AppState state)
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
        state.Integrations.Removed += integration =>
        {
            state.Webhooks.RemoveAll(integration.Id);
            state.Keys.RemoveAll(integration.Id);
            state.AccessTokens.RemoveAll(integration.Id);
        };
        state.Switchboards.Removed += switchboard => state.SwitchboardIntegrations.RemoveAll(switchboard.Id);
        state.SwitchboardIntegrations.Removed += integration => TakeControlFrom(state, integration);
        state.Attachments.Removed += attachment => attachment.File.Dispose();
    }

    private static void TakeControlFrom(AppState state, SwitchboardIntegration integration)
    {
        foreach (Conversation conversation in state.Conversations.All.ToArray())
        {
            if (conversation.ActiveSwitchboardIntegration?.Id != integration.Id && conversation.PendingSwitchboardIntegration?.Id != integration.Id)
                continue;

            state.Conversations.Set(conversation with
            {
                ActiveSwitchboardIntegration = Unless(conversation.ActiveSwitchboardIntegration),
                PendingSwitchboardIntegration = Unless(conversation.PendingSwitchboardIntegration),
            });
        }

        SwitchboardReference? Unless(SwitchboardReference? reference) => reference?.Id == integration.Id ? null : reference;
    }

    /// <summary>The user's personal conversations are deleted too. Groups remain for the other participants.</summary>
    private static void RemoveUser(AppState state, Conversation conversation, User user)
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
