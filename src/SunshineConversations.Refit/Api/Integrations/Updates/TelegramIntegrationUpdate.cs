namespace SunshineConversations;

/// <summary>The changes to a <see cref="TelegramIntegration"/>. Only members that are set are sent.</summary>
public sealed class TelegramIntegrationUpdate : ChannelIntegrationUpdate;
