namespace SunshineConversations.Emulator;

/// <summary>A user of Zendesk Support, with which the users of the app that have its ID are synchronized.</summary>
/// <param name="Id">The ID in Zendesk Support, the <c>zendeskId</c> of a user of the app.</param>
/// <param name="GivenName">The given name, or <see langword="null"/> to keep that of the app's user.</param>
/// <param name="Surname">The surname, or <see langword="null"/> to keep that of the app's user.</param>
/// <param name="ExternalId">The external ID, or <see langword="null"/> to keep that of the app's user.</param>
/// <param name="Email">The primary email address, or <see langword="null"/> to keep those of the app's user.</param>
public sealed record EmulatorZendeskUser(
    string Id,
    string? GivenName = null,
    string? Surname = null,
    string? ExternalId = null,
    string? Email = null);
