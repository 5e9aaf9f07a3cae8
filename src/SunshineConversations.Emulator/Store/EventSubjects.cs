using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>Why a conversation was created.</summary>
internal sealed record ConversationCreation(string Reason)
{
    /// <summary>Through the API.</summary>
    public const string None = "none";

    /// <summary>Because the user sent a message.</summary>
    public const string Message = "message";
}

/// <summary>A change to a client, and its reason.</summary>
internal sealed record ClientChange(Client Client, string Reason);

/// <summary>The user selected a postback action.</summary>
internal sealed record Postback(User User, string Payload, JsonElement? Metadata);

/// <summary>The user followed a link with a code.</summary>
internal sealed record Referral(User User, string Code);

/// <summary>A message was delivered to the user through a client or, with an error, was not.</summary>
internal sealed record MessageArrival(Message Message, User User, Client Client, bool IsFinal, EventError? Error = null);

/// <summary>Control of a conversation could not be changed.</summary>
internal sealed record ControlFailure(EventError Error, JsonElement? Metadata);

/// <summary>Why something failed.</summary>
internal sealed record EventError(string Code, string Message);

/// <summary>Data that is forwarded unchanged.</summary>
internal sealed record Passthrough(JsonElement Payload);

/// <summary>Two users were merged.</summary>
internal sealed record MergedUsers(User Surviving, User Discarded, JsonElement? DiscardedMetadata);
