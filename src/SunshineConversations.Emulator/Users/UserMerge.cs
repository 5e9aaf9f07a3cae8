using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Merges two users, and synchronizes a user with its Zendesk user.</summary>
internal sealed class UserMerge(AppState state)
{
    /// <summary>Copies the name, the external ID and the email address of the Zendesk user.</summary>
    public User Synchronize(User user, EmulatorZendeskUser core)
    {
        if (core.ExternalId is not null)
            user = Claim(user, User.ExternalKey(core.ExternalId, user.BrandId), other => other with { ExternalId = null });

        if (core.Email is not null)
            user = Claim(user, User.EmailKey(core.Email, user.BrandId), other => other with { Identities = [.. WithoutEmail(other, core.Email)] });

        user = state.Users.Set(user with
        {
            ExternalId = core.ExternalId ?? user.ExternalId,
            Identities = core.Email is null ? user.Identities : [.. user.Identities.Where(identity => identity.Type != UserIdentity.Email), UserIdentity.OfEmail(core.Email)],
            Profile = user.Profile with { GivenName = core.GivenName ?? user.Profile.GivenName, Surname = core.Surname ?? user.Profile.Surname },
        });
        state.Raise(EventTypes.UserUpdate, null, user);
        return user;
    }

    /// <summary>Moves the data of the discarded user to the surviving one, whose own values take precedence.</summary>
    public User Merge(User surviving, User discarded)
    {
        foreach (Client client in state.Clients.List(discarded.Id))
            state.Clients.Set(client with { UserId = surviving.Id });

        foreach (Device device in state.Devices.List(discarded.Id))
            state.Devices.Set(device with { UserId = surviving.Id });

        foreach (Conversation conversation in state.Conversations.List(discarded.Id))
            Move(conversation, surviving, discarded);

        state.Users.Remove(discarded);
        (JsonElement metadata, JsonElement? discardedMetadata) = MergeMetadata(surviving.Metadata, discarded.Metadata);
        surviving = state.Users.Set(surviving with
        {
            ExternalId = surviving.ExternalId ?? (surviving.BrandId == discarded.BrandId ? discarded.ExternalId : null),
            SignedUpAt = surviving.SignedUpAt ?? discarded.SignedUpAt,
            ToBeRetained = surviving.ToBeRetained ?? discarded.ToBeRetained,
            Profile = new UserProfile
            {
                GivenName = surviving.Profile.GivenName ?? discarded.Profile.GivenName,
                Surname = surviving.Profile.Surname ?? discarded.Profile.Surname,
                Email = surviving.Profile.Email ?? discarded.Profile.Email,
                AvatarUrl = surviving.Profile.AvatarUrl ?? discarded.Profile.AvatarUrl,
                Locale = surviving.Profile.Locale ?? discarded.Profile.Locale,
            },
            Identities = [.. surviving.Identities.Concat(discarded.Identities).DistinctBy(identity => (identity.Type, identity.Value))],
            Metadata = metadata,
        });
        state.Raise(EventTypes.UserMerge, null, new MergedUsers(surviving, discarded, discardedMetadata));
        return surviving;
    }

    /// <summary>The service resolves a conflict by a merge, unless the other user has a different Zendesk user: it then loses the value.</summary>
    private User Claim(User user, string key, Func<User, User> release)
    {
        foreach (User other in state.Users.List(key).Where(other => other.Id != user.Id))
        {
            if (other.ZendeskId is null)
                user = Merge(user, other);
            else
                state.Users.Set(release(other));
        }

        return user;
    }

    private static IEnumerable<UserIdentity> WithoutEmail(User user, string email) => user.Identities.Where(identity =>
        identity.Type != UserIdentity.Email || !identity.Value.Equals(email, StringComparison.OrdinalIgnoreCase));

    private void Move(Conversation conversation, User surviving, User discarded)
    {
        bool isThere = conversation.UserIds.Contains(surviving.Id);
        if (state.ParticipantOf(conversation, discarded.Id) is { } participant)
        {
            if (isThere)
                state.Participants.Remove(participant);
            else
                state.Participants.Set(participant with { UserId = surviving.Id, UserExternalId = surviving.ExternalId });
        }

        state.Conversations.Set(conversation with
        {
            // A user has one default conversation.
            IsDefault = conversation.IsDefault && state.Conversations.Count(Conversation.DefaultOf(surviving.Id)) == 0,
            UserIds = [.. conversation.UserIds.Select(id => id == discarded.Id ? surviving.Id : id).Distinct()],
        });
    }

    /// <summary>Both combined if they fit; otherwise the second is discarded.</summary>
    private static (JsonElement Merged, JsonElement? Discarded) MergeMetadata(JsonElement first, JsonElement second)
    {
        JsonObject merged = JsonObject.Create(first)!;
        foreach (JsonProperty property in second.EnumerateObject())
            merged.TryAdd(property.Name, JsonNode.Parse(property.Value.GetRawText()));

        JsonElement both = EmulatorJson.ToElement(merged);
        return FlatJson.SizeOf(both) <= Declare.Metadata.MaxBytes ? (both, null) : (first, second);
    }
}
