namespace SunshineConversations.Emulator;

/// <summary>A user of Zendesk Support, which the users of the app with its id are synchronized with.</summary>
/// <param name="Id">The id in Zendesk Support, the <c>zendeskId</c> of a user of the app.</param>
/// <param name="GivenName">The given name, or <see langword="null"/> to leave that of the user of the app.</param>
/// <param name="Surname">The surname, or <see langword="null"/> to leave that of the user of the app.</param>
/// <param name="ExternalId">The external id, or <see langword="null"/> to leave that of the user of the app.</param>
/// <param name="Email">The primary email address, or <see langword="null"/> to leave those of the user of the app.</param>
public sealed record EmulatorZendeskUser(
    string Id,
    string? GivenName = null,
    string? Surname = null,
    string? ExternalId = null,
    string? Email = null);
