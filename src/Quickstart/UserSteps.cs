namespace SunshineConversations.Quickstart;

/// <summary>Creates a user for the quickstart, and adds the user to a conversation.</summary>
internal sealed class UserSteps(SunshineConversationsClient client, string appId, string conversationId)
{
    private User? _user;

    public async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        UserResponse response = await client.Users.CreateUserAsync(
            appId, new() { ExternalId = $"quickstart+{Guid.NewGuid():N}@example.com", Profile = new() { GivenName = "Ann", Locale = "en-CA" } }, cancellationToken);
        _user = response.User;
        return $"user {_user.Id}, external ID {_user.ExternalId}";
    }

    /// <summary>By the external ID, with any characters.</summary>
    public async Task<string> UpdateAsync(CancellationToken cancellationToken)
    {
        UserResponse response = await client.Users.UpdateUserAsync(
            appId, _user!.ExternalId!, new() { Profile = new() { Surname = "Lee", Locale = null } }, cancellationToken: cancellationToken);
        return $"{response.User.Profile?.GivenName} {response.User.Profile?.Surname}, locale {response.User.Profile?.Locale ?? "cleared"}";
    }

    public async Task<string> JoinAsync(CancellationToken cancellationToken)
    {
        await client.Participants.JoinConversationAsync(appId, conversationId, ParticipantJoinBody.ByUserId(_user!.Id, subscribeSdkClient: false), cancellationToken);
        int count = 0;
        await foreach (Participant _ in client.Participants.ListAllParticipantsAsync(appId, conversationId, cancellationToken: cancellationToken))
            count++;

        return $"the conversation has {count} participants";
    }

    /// <summary>Does nothing when none was created.</summary>
    public async Task<string?> DeleteAsync(CancellationToken cancellationToken)
    {
        if (_user is not { } user)
            return null;

        _user = null;
        await client.Users.DeleteUserAsync(appId, user.Id, cancellationToken: cancellationToken);
        return $"user {user.Id} is deleted";
    }
}
