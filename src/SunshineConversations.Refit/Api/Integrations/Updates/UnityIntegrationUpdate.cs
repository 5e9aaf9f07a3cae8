namespace SunshineConversations;

/// <summary>The changes to a <see cref="UnityIntegration"/>. Only members that are set are sent.</summary>
public sealed class UnityIntegrationUpdate : SdkIntegrationUpdate;
