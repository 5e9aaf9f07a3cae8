namespace SunshineConversations;

/// <summary>A bot that is set up, and what was done for it.</summary>
public sealed class BotSetupResult
{
    internal BotSetupResult(CustomIntegration integration, Webhook webhook, SwitchboardIntegration? switchboardIntegration, IReadOnlyList<string> changes, IReadOnlyList<string> warnings)
    {
        Integration = integration;
        Webhook = webhook;
        SwitchboardIntegration = switchboardIntegration;
        Changes = changes;
        Warnings = warnings;
    }

    /// <summary>The custom integration of the bot.</summary>
    public CustomIntegration Integration { get; }

    /// <summary>The webhook. Its <see cref="Webhook.Secret"/> comes with every delivery; it is <see langword="null"/> where the service does not show it.</summary>
    public Webhook Webhook { get; }

    /// <summary>The place of the bot in the switchboard; <see langword="null"/> where <see cref="BotSetup.SwitchboardIntegration"/> is.</summary>
    public SwitchboardIntegration? SwitchboardIntegration { get; }

    /// <summary>The changes, a sentence each, without secrets; empty when everything was as described.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>Features that are turned off in the app, a sentence each with the remedy; empty when nothing is missing.</summary>
    public IReadOnlyList<string> Warnings { get; }
}
