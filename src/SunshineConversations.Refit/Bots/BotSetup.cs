namespace SunshineConversations;

/// <summary>Describes a bot in an app: an integration with a webhook, and its place in the switchboard. See <see cref="BotSetupExtensions.SetUpBotAsync"/>.</summary>
public sealed record BotSetup
{
    private const int MaxNameLength = 100;

    /// <summary>Describes a bot.</summary>
    /// <param name="name">The display name of the custom integration, by which it is found again: 1 to 100 characters.</param>
    /// <param name="target">The URL that receives the events, by which the webhook is found again: https; or http, on loopback or for a client with <see cref="SunshineConversationsOptions.AllowInsecureHttp"/>.</param>
    /// <exception cref="ArgumentException">The name is empty or too long, or the target is not an absolute URL with https or http.</exception>
    public BotSetup(string name, string target)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        if (name.Length > MaxNameLength)
            throw new ArgumentException($"The name has {name.Length} characters; the maximum is {MaxNameLength}.", nameof(name));
        if (!Uri.TryCreate(target, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException("The target must be an https URL.", nameof(target));

        Name = name;
        Target = target;
        IsTargetInsecure = url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback;
    }

    /// <summary>The display name of the custom integration.</summary>
    public string Name { get; }

    /// <summary>The URL that receives the events.</summary>
    public string Target { get; }

    /// <summary>Whether the events, with the secret, would be sent unencrypted to another machine.</summary>
    internal bool IsTargetInsecure { get; }

    /// <summary>The events that the webhook is called for: at least one. <see cref="WebhookTrigger.ConversationMessage"/> and <see cref="WebhookTrigger.ConversationPostback"/> unless set.</summary>
    public IReadOnlyList<WebhookTrigger> Triggers { get; init; } = [WebhookTrigger.ConversationMessage, WebhookTrigger.ConversationPostback];

    /// <summary>
    /// The name of the bot in the switchboard: letters, digits, hyphens and underscores, at most 128 characters.
    /// <see langword="null"/> leaves the switchboard alone; the bot then receives every event.
    /// </summary>
    public string? SwitchboardIntegration { get; init; }

    /// <summary>
    /// The name, ID or type of the switchboard integration that comes after the bot, such as <see cref="SwitchboardTarget.AgentWorkspace"/>.
    /// It must exist. <see langword="null"/> leaves it as it is.
    /// </summary>
    public string? NextSwitchboardIntegration { get; init; }

    /// <summary>Whether the bot gets control of new conversations; <see langword="false"/>, unless set, leaves the default of the switchboard as it is.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether the bot receives events while another switchboard integration is in control. <see langword="null"/> leaves it as it is; for a new one, the service uses <see langword="true"/>.</summary>
    public bool? DeliverStandbyEvents { get; init; }

    /// <summary>How many messages of the conversation come with the event that gives control, from 1 to 10. <see langword="null"/> leaves it as it is.</summary>
    public int? MessageHistoryCount { get; init; }

    /// <summary>Checks the members together, before anything is sent.</summary>
    /// <param name="paramName">The name of the parameter, for the exception.</param>
    /// <exception cref="ArgumentException">The description can never be right; the message names the member.</exception>
    public void Validate(string? paramName = null)
    {
        if (FindProblem() is { } problem)
            throw new ArgumentException(problem, paramName);
    }

    private string? FindProblem() =>
        Triggers is null or [] || Triggers.Any(trigger => string.IsNullOrEmpty(trigger.Value)) ? $"{nameof(Triggers)} must have at least one trigger, and none that is empty."
        : SwitchboardIntegration is { } name && (name.Length is 0 or > 128 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? $"{nameof(SwitchboardIntegration)} must have 1 to 128 letters, digits, hyphens and underscores; null leaves the switchboard alone."
        : NextSwitchboardIntegration is { } next && (string.IsNullOrWhiteSpace(next) || next == SwitchboardIntegration)
            ? $"{nameof(NextSwitchboardIntegration)} is empty or the bot itself; null leaves it as it is."
        : MessageHistoryCount is < 1 or > 10 ? $"{nameof(MessageHistoryCount)} must be from 1 to 10."
        : SwitchboardIntegration is null && (IsDefault || NextSwitchboardIntegration is not null || DeliverStandbyEvents is not null || MessageHistoryCount is not null)
            ? $"{nameof(SwitchboardIntegration)} is required with any other setting of the switchboard."
        : null;
}
