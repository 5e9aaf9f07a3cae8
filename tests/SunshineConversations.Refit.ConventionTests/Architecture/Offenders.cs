using System.Text.Json.Serialization;
using Refit;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>What breaks the rules, so that it is known that they can be broken.</summary>
public static class Offenders
{
    internal static IReadOnlyList<SourceFile> Sources { get; } =
    [
        SourceFile.Of("DependencyInjection", "ClientList.cs", "internal static class ClientList;"),
        SourceFile.Of("Resilience", "Pipeline.cs", "using Polly; internal sealed class Pipeline;"),
        SourceFile.Of("Widgets", "IGadgetsApi.cs", """
            using Polly;

            /// <summary>A comment may mention <see cref="IServiceProvider"/>.</summary>
            public interface IGadgetsApi
            {
                void Register(IServiceCollection services, ClientList list);
            }
            """),
    ];

    public interface IUnlistedApi
    {
        [Get("/v2/things")]
        ValueTask Fetch(CancellationToken token = default);

        [Post("/v2/apps/{appId}/things/{id}")]
        Task SendAsync([AliasAs("appId")] string a, string b, [Body] Conversation payload, CancellationToken cancellationToken);

        [Delete("/v2/things")]
        Task DeleteAsync(CancellationToken cancellationToken = default);

        Task<string> HelpAsync(CancellationToken cancellationToken = default);
    }

    public enum Closed
    {
        Only,
    }

    [JsonPolymorphic]
    public class Answer
    {
        public required string Needed { get; init; }

        public string? Changeable { get; set; }

        public Closed? Kind { get; init; }

        public IReadOnlyList<Inner> Items { get; init; } = [];
    }

    public sealed class Inner
    {
        public Answer? Parent { get; init; }
    }
}
