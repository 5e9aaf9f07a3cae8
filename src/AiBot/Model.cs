using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace SunshineConversations.AiBot;

/// <summary>
/// The model of the section <c>Model</c>: <c>Name</c>, <c>ApiKey</c> and <c>Endpoint</c>, for OpenAI, and for everything that understands its chat completions, such as
/// Azure OpenAI, Ollama and vLLM. For a different provider, return its <see cref="IChatClient"/> here.
/// </summary>
internal static class Model
{
    public static IChatClient From(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Model");
        if (section["Name"] is not { Length: > 0 } name)
        {
            return section.GetChildren().Any(setting => !string.IsNullOrEmpty(setting.Value))
                ? throw new InvalidOperationException("Set Model__Name to the name of the model.")
                : new CannedModel();
        }

        // Servers without keys, such as Ollama, ignore it.
        var key = new ApiKeyCredential(section["ApiKey"] is { Length: > 0 } secret ? secret : "none");
        var options = new OpenAIClientOptions();
        if (section.GetValue<Uri>("Endpoint") is { } endpoint)
            options.Endpoint = endpoint;

        return new ChatClient(name, key, options).AsIChatClient();
    }

    /// <summary>A failure as a log line may describe it: the message of the exception may quote the user, or the key.</summary>
    public static string Describe(Exception exception) =>
        exception is ClientResultException { Status: > 0 } rejected ? $"{exception.GetType().Name} with status {rejected.Status}" : exception.GetType().Name;
}
