using Refit;

namespace SunshineConversations;

/// <summary>Sets up a bot in an app.</summary>
public static class BotSetupExtensions
{
    /// <summary>
    /// Finds or creates what a bot needs: its custom integration, by name; its webhook, by target; and its place in the switchboard. Only
    /// what differs from the description is changed, so that a second call changes nothing, and one after a failure finishes what the first began.
    /// </summary>
    /// <remarks>
    /// The API has no unique names. After something was created, the method waits one second and looks again: of several with the same name the oldest
    /// stays, and those that were created within a minute of it are deleted, so that instances which start at the same time share one bot. Others are left alone and
    /// reported as warnings.
    /// </remarks>
    /// <param name="client">The client, with a key that has the <c>app</c> scope.</param>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="setup">The bot.</param>
    /// <param name="timeProvider">The clock for the second that it waits; <see langword="null"/> for that of the system.</param>
    /// <param name="cancellationToken">Cancels the calls; what was done until then stays.</param>
    /// <returns>The integration, the webhook with its secret, the switchboard integration, and what was changed.</returns>
    /// <exception cref="ArgumentException">The description cannot be right, or its target is http and neither on loopback nor allowed by <see cref="SunshineConversationsOptions.AllowInsecureHttp"/>; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The app lacks something, such as a switchboard or the next switchboard integration: the message has the remedy. Nothing was created.</exception>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout.</exception>
    /// <exception cref="SunshineConversationsException">The service refused a request, for example because of the scope of the key (403).</exception>
    /// <example><code>
    /// BotSetupResult bot = await client.SetUpBotAsync(appId, new("EchoBot", "https://bot.example.org/hooks/sunshine")
    /// {
    ///     SwitchboardIntegration = "bot",
    ///     NextSwitchboardIntegration = SwitchboardTarget.AgentWorkspace,
    ///     IsDefault = true,
    /// });
    /// </code></example>
    public static Task<BotSetupResult> SetUpBotAsync(
        this SunshineConversationsClient client, string appId, BotSetup setup, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(setup);
        Identifier.RequirePathSegment(appId, nameof(appId));
        setup.Validate(nameof(setup));
        if (setup.IsTargetInsecure && !client.AllowsInsecureHttp)
        {
            throw new ArgumentException(
                $"The target must be an https URL; http is for loopback only, such as for an emulator, unless {nameof(SunshineConversationsOptions.AllowInsecureHttp)} of the client is true.", nameof(setup));
        }

        return new BotSetupSteps(client, appId, setup, timeProvider ?? TimeProvider.System, cancellationToken).RunAsync();
    }
}
