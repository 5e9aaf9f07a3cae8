namespace SunshineConversations.Emulator;

/// <summary>An integration that exists when the emulator starts.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Type">Its type, such as <c>whatsapp</c> or <c>twilio</c>.</param>
public sealed record EmulatorIntegration(string Id, string Type);
