namespace SunshineConversations.Emulator;

/// <summary>A user that the emulator knows.</summary>
/// <param name="Id">The id that the service gave the user.</param>
/// <param name="ExternalId">The id that the business itself uses for the user, or <see langword="null"/>.</param>
public sealed record EmulatorUser(string Id, string? ExternalId = null);
