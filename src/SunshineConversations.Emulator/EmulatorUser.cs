namespace SunshineConversations.Emulator;

/// <summary>A user the emulator knows.</summary>
/// <param name="Id">The id the service gave the user.</param>
/// <param name="ExternalId">The id the business itself uses for the user, if it has one.</param>
public sealed record EmulatorUser(string Id, string? ExternalId = null);
