using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The author of a message or an activity.</summary>
internal sealed record Author(string Type, string? UserId, IReadOnlyList<string>? Subtypes, string? DisplayName, string? AvatarUrl)
{
    /// <summary>The author in a request.</summary>
    /// <exception cref="EmulatorErrorException">404: there is no such user, or the user is not in the conversation.</exception>
    public static Author Of(AppState state, Conversation conversation, JsonElement author)
    {
        string type = author.Text("type")!;
        string? userId = null;
        if (type == AuthorTypes.User)
        {
            userId = state.UserOf(author).Id;
            if (state.ParticipantOf(conversation, userId) is null)
                throw EmulatorErrorException.NotAMember();
        }

        return new Author(
            type,
            userId,
            author.Member("subtypes") is { } subtypes ? [.. subtypes.EnumerateArray().Select(subtype => subtype.GetString()!)] : null,
            author.Text("displayName"),
            author.Text("avatarUrl"));
    }
}

internal static class AuthorTypes
{
    public const string Business = "business";
    public const string User = "user";
}
