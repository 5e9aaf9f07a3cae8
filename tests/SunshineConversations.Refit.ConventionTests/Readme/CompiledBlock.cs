using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>
/// The statements of a block. The parameters are what they may name without having said what it is, and two more:
/// <c>Console</c> stands before the class of that name, so that what a block prints is seen; <c>then</c> is called at
/// the end of the block, where all that it declares is still alive.
/// </summary>
internal delegate Task Statements(
    IConversationsApi conversations,
    SunshineConversationsClient client,
    string appId,
    string userId,
    string conversationId,
    HostApplicationBuilder builder,
    IServiceCollection services,
    TextWriter Console,
    Func<Task> then);

/// <summary>A block that can be run.</summary>
internal sealed class CompiledBlock(Assembly assembly)
{
    public Task RunAsync(Stage stage, Func<Task>? then = null) =>
        assembly.GetType("Program")!.GetMethod("RunAsync")!.CreateDelegate<Statements>()(
            stage.Conversations,
            stage.Client,
            stage.AppId,
            stage.UserId,
            stage.ConversationId,
            stage.Builder,
            stage.Builder.Services,
            stage.Console,
            then ?? (() => Task.CompletedTask));

    /// <summary>A type that the block declares.</summary>
    public Type Type(string name) => assembly.GetType(name) ?? throw new InvalidOperationException($"The block declares no {name}.");
}
