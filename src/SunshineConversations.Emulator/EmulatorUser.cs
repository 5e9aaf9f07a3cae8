namespace SunshineConversations.Emulator;

/// <summary>A user that exists when the emulator starts.</summary>
/// <param name="Id">The ID that the service assigned to the user.</param>
/// <param name="ExternalId">The business's own ID for the user, or <see langword="null"/>.</param>
/// <param name="ZendeskId">The ID of the Zendesk user behind the user, or <see langword="null"/>; see <see cref="EmulatorOptions.ZendeskUsers"/>.</param>
/// <param name="BrandId">The brand of a user that is separated by brand, or <see langword="null"/>.</param>
/// <param name="Email">An email address among the identities of the user, or <see langword="null"/>.</param>
/// <param name="DeviceTypes">
/// The devices of the user, one for each entry: <c>android</c>, <c>ios</c> or <c>web</c>. They share one client of the
/// type <c>sdk</c>. <see langword="null"/> for a user without devices.
/// </param>
public sealed record EmulatorUser(
    string Id,
    string? ExternalId = null,
    string? ZendeskId = null,
    string? BrandId = null,
    string? Email = null,
    IReadOnlyList<string>? DeviceTypes = null);
