namespace SunshineConversations;

/// <summary>The changes to a <see cref="TwitterIntegration"/>. Only members that are set are sent.</summary>
public sealed class TwitterIntegrationUpdate : ChannelIntegrationUpdate;
