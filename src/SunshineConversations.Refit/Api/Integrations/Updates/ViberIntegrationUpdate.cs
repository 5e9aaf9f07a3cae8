namespace SunshineConversations;

/// <summary>The changes to a <see cref="ViberIntegration"/>. Only members that are set are sent.</summary>
public sealed class ViberIntegrationUpdate : ChannelIntegrationUpdate;
