using SunshineConversations.Emulator;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Sunshine Conversations in an app host. While it runs, an emulator in the process of the app host, with the endpoint <c>http</c>; when it is
/// published, the account that is named by parameters. Added by <see cref="SunshineConversationsBuilderExtensions.AddSunshineConversations"/>.
/// </summary>
public sealed class SunshineConversationsResource : Resource, IResourceWithEndpoints
{
    internal SunshineConversationsResource(string name)
        : base(name)
    {
    }

    /// <summary>The running emulator, with which a test plays the users of the bot, sees its requests and injects faults.</summary>
    /// <exception cref="InvalidOperationException">It has not started, or there is none because the app host is published.</exception>
    public SunshineConversationsEmulator Emulator => Run?.Emulator
        ?? throw new InvalidOperationException(Run is null
            ? $"'{Name}' stands for an account, not for an emulator, since the app host is published."
            : $"The emulator of '{Name}' has not started: start the app host, and wait until the resource is healthy.");

    /// <summary>The emulator's run; <see langword="null"/> when the app host is published.</summary>
    internal EmulatorRun? Run { get; init; }

    /// <summary>The values that a program needs to call the service, by the names of the client's options.</summary>
    internal Dictionary<string, ReferenceExpression> Settings { get; } = [];
}
