using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SunshineConversations.Emulator;

namespace Aspire.Hosting;

/// <summary>Adds Sunshine Conversations to an app host.</summary>
public static partial class SunshineConversationsBuilderExtensions
{
    private const string Prefix = "SunshineConversations__";
    private const string AppId = "AppId";
    private const string Endpoint = "http";

    /// <summary>
    /// Adds Sunshine Conversations. While the app host runs, it is an emulator: in the process of the app host, in memory, on a free loopback port,
    /// with a link to its page. When the app host is published, it is an account: the parameters <c>{name}-subdomain</c>, <c>{name}-key-id</c>,
    /// <c>{name}-key-secret</c> and <c>{name}-app-id</c>, and no emulator.
    /// </summary>
    /// <remarks>
    /// The secret of the emulator's key is the parameter <c>{name}-key-secret</c> too: 32 characters that are generated for each run, unless the
    /// configuration has <c>Parameters:{name}-key-secret</c>. Only programs of this machine reach the emulator; containers do not.
    /// </remarks>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource, such as <c>sunshine</c>.</param>
    /// <param name="configureEmulator">
    /// Sets the emulator's options, such as its users; <see cref="EmulatorOptions.KeySecret"/> is replaced by that parameter. <see langword="null"/> for the defaults. It
    /// is not called when the app host is published.
    /// </param>
    /// <returns>A builder for the resource: pass it to <see cref="WithReference"/>, and to <c>WaitFor</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="builder"/> is <see langword="null"/>, or <paramref name="name"/> is not a name of a resource.</exception>
    /// <exception cref="DistributedApplicationException">Another resource has the name.</exception>
    public static IResourceBuilder<SunshineConversationsResource> AddSunshineConversations(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        Action<EmulatorOptions>? configureEmulator = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.ExecutionContext.IsPublishMode ? AddAccount(builder, name) : AddEmulator(builder, name, configureEmulator);
    }

    /// <summary>
    /// Gives a program what it needs to call Sunshine Conversations, as environment variables that <c>AddSunshineConversations()</c> of the client
    /// reads: <c>SunshineConversations__KeyId</c>, <c>__KeySecret</c>, for the emulator <c>__BaseUrl</c> and <c>__OAuthBaseUrl</c>, for an account
    /// <c>__Subdomain</c>; and the ID of the app.
    /// </summary>
    /// <typeparam name="TDestination">The type of the program's resource.</typeparam>
    /// <param name="builder">The program, such as a project.</param>
    /// <param name="source">The resource that <see cref="AddSunshineConversations"/> returned.</param>
    /// <param name="appIdVariable">The environment variable in which the program expects the ID of the app. <c>SunshineConversations__AppId</c> by default.</param>
    /// <returns>The builder of the program.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or <paramref name="appIdVariable"/> is empty.</exception>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<SunshineConversationsResource> source,
        string appIdVariable = Prefix + AppId)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(appIdVariable);
        foreach ((string setting, ReferenceExpression value) in source.Resource.Settings)
            builder.WithEnvironment(setting == AppId ? appIdVariable : Prefix + setting, value);

        return builder.WithReferenceRelationship(source.Resource);
    }

    private static IResourceBuilder<SunshineConversationsResource> AddAccount(IDistributedApplicationBuilder builder, string name)
    {
        var resource = new SunshineConversationsResource(name);
        (string Setting, string Parameter)[] parameters = [("Subdomain", "subdomain"), ("KeyId", "key-id"), ("KeySecret", "key-secret"), (AppId, "app-id")];
        foreach ((string setting, string parameter) in parameters)
            resource.Settings[setting] = ReferenceExpression.Create($"{builder.AddParameter($"{name}-{parameter}", secret: setting == "KeySecret")}");

        return builder.AddResource(resource).ExcludeFromManifest();
    }

    private static IResourceBuilder<SunshineConversationsResource> AddEmulator(IDistributedApplicationBuilder builder, string name, Action<EmulatorOptions>? configure)
    {
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        var run = new EmulatorRun(options);
        // By a factory: the container disposes only what it has created.
        builder.Services.AddSingleton<IHostedService>(_ => run);

        ParameterResource keySecret = builder.AddParameter($"{name}-key-secret", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true).Resource;
        var resource = new SunshineConversationsResource(name) { Run = run };
        // With another target host, a second URL would be shown for it.
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: Endpoint, isProxied: false) { TargetHost = "127.0.0.1" };
        resource.Annotations.Add(endpoint);
        ReferenceExpression url = ReferenceExpression.Create($"{resource.GetEndpoint(Endpoint)}");
        resource.Settings["BaseUrl"] = url;
        resource.Settings["OAuthBaseUrl"] = url;
        resource.Settings["KeyId"] = ReferenceExpression.Create($"{options.KeyId}");
        resource.Settings["KeySecret"] = ReferenceExpression.Create($"{keySecret}");
        resource.Settings[AppId] = ReferenceExpression.Create($"{options.AppId}");

        return builder.AddResource(resource)
            .ExcludeFromManifest()
            .WithInitialState(new()
            {
                ResourceType = "SunshineConversations",
                CreationTimeStamp = DateTime.UtcNow,
                State = KnownResourceStates.NotStarted,
                Properties = [new(CustomResourceKnownProperties.Source, "emulator")],
            })
            .WithHttpHealthCheck("/emulator/health", endpointName: Endpoint)
            .WithUrlForEndpoint(Endpoint, link => (link.Url, link.DisplayText) = ("/emulator", "Conversations"))
            .OnInitializeResource((_, start, cancellationToken) => StartAsync(start, run, keySecret, endpoint, cancellationToken));
    }

    private static async Task StartAsync(InitializeResourceEvent start, EmulatorRun run, ParameterResource keySecret, EndpointAnnotation endpoint, CancellationToken cancellationToken)
    {
        IResource resource = start.Resource;
        try
        {
            await start.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, start.Services), cancellationToken).ConfigureAwait(false);
            await start.Notifications.PublishUpdateAsync(resource, state => state with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
            run.Options.KeySecret = await keySecret.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "";
            Uri url = (await run.RunAsync(cancellationToken).ConfigureAwait(false)).BaseUrl;
            endpoint.AllocatedEndpoint = new(endpoint, url.Host, url.Port);
            await start.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, start.Services), cancellationToken).ConfigureAwait(false);
            Listening(start.Logger, url);
            await start.Notifications.PublishUpdateAsync(resource, state => state with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = DateTime.UtcNow,
                // Links of endpoints are hidden until their owner says that it listens.
                Urls = [.. state.Urls.Select(link => link with { IsInactive = false })],
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NotStarted(start.Logger, e);
            // Programs that need its URL, or that wait for it, would otherwise wait forever.
            if (endpoint.AllocatedEndpoint is null)
                endpoint.AllocatedEndpoint = null;

            await start.Notifications.PublishUpdateAsync(resource, state => state with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Information, "The emulator listens on {Url}. Its page: {Url}emulator")]
    private static partial void Listening(ILogger logger, Uri url);

    [LoggerMessage(LogLevel.Error, "The emulator did not start.")]
    private static partial void NotStarted(ILogger logger, Exception exception);
}
