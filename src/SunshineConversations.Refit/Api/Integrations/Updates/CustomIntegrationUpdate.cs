namespace SunshineConversations;

/// <summary>The changes to a <see cref="CustomIntegration"/>: its name alone. Its webhooks are changed with <see cref="IWebhooksApi"/>.</summary>
public sealed class CustomIntegrationUpdate : IntegrationUpdateBody;
