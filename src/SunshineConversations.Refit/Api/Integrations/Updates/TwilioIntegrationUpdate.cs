namespace SunshineConversations;

/// <summary>The changes to a <see cref="TwilioIntegration"/>. Only members that are set are sent.</summary>
public sealed class TwilioIntegrationUpdate : ChannelIntegrationUpdate;
