using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>
/// The statements of a block. The parameters are what they may name without having said what it is, and two more:
/// <c>Console</c> is found before the class of that name, so that what a block prints is seen; <c>then</c> is called at
/// the end of the block, where all that it declares is still alive.
/// </summary>
/// <typeparam name="TBuilder">The builder of the application that contains the block.</typeparam>
internal delegate Task Statements<TBuilder>(
    IConversationsApi conversations,
    SunshineConversationsClient client,
    string appId,
    string userId,
    string conversationId,
    TBuilder builder,
    IServiceCollection services,
    TextWriter Console,
    Func<Task> then);

/// <summary>A block that can be run.</summary>
internal sealed class CompiledBlock(Assembly assembly, bool isWeb)
{
    public Task RunAsync(Stage stage, Func<Task>? then = null) => isWeb
        ? RunAsync(stage, stage.Web, stage.Web.Services, then)
        : RunAsync(stage, stage.Builder, stage.Builder.Services, then);

    /// <summary>A type that the block declares.</summary>
    public Type Type(string name) => assembly.GetType(name) ?? throw new InvalidOperationException($"The block declares no {name}.");

    /// <summary>The parameters of <see cref="Statements{TBuilder}"/>.</summary>
    public static ParameterInfo[] Parameters(bool isWeb) =>
        (isWeb ? typeof(Statements<WebApplicationBuilder>) : typeof(Statements<HostApplicationBuilder>)).GetMethod("Invoke")!.GetParameters();

    private Task RunAsync<TBuilder>(Stage stage, TBuilder builder, IServiceCollection services, Func<Task>? then) =>
        assembly.GetType("Program")!.GetMethod("RunAsync")!.CreateDelegate<Statements<TBuilder>>()(
            stage.Conversations,
            stage.Client,
            stage.AppId,
            stage.UserId,
            stage.ConversationId,
            builder,
            services,
            stage.Console,
            then ?? (() => Task.CompletedTask));
}
