namespace SunshineConversations;

/// <summary>The changes to a <see cref="LineIntegration"/>. Only members that are set are sent.</summary>
public sealed class LineIntegrationUpdate : ChannelIntegrationUpdate;
