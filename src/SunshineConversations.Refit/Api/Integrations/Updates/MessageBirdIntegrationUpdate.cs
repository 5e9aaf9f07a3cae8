namespace SunshineConversations;

/// <summary>The changes to a <see cref="MessageBirdIntegration"/>. Only members that are set are sent.</summary>
public sealed class MessageBirdIntegrationUpdate : ChannelIntegrationUpdate;
