using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Refit;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>Types that break the rules, which proves that they can be broken.</summary>
public static partial class Offenders
{
    internal static IReadOnlyList<SourceFile> Sources { get; } =
    [
        SourceFile.Of("DependencyInjection", "ClientList.cs", "internal static class ClientList;"),
        SourceFile.Of("Events", "WebhookSecret.cs", "static class WebhookSecret { static bool Matches(string header, string secret) => header == secret || string.Equals(header, secret); }"),
        SourceFile.Of("Widgets", "IGadgetsApi.cs", """
            /// <summary>A comment may mention <see cref="IServiceProvider"/>.</summary>
            public interface IGadgetsApi
            {
                void Register(IServiceCollection services, ClientList list);
            }
            """),
    ];

    internal static IReadOnlyList<Type> Loggers { get; } = [typeof(InLog), typeof(OutLog)];

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
    public class Model
    {
        public required string Needed { get; init; }

        public Closed? Kind { get; init; }

        public IReadOnlyList<Inner> Items { get; init; } = [];
    }

    public sealed class Inner
    {
        public Model? Parent { get; init; }

        public Shape? Shape { get; init; }

        public string Name { get; set; } = "";
    }

    [JsonConverter(typeof(UnionTests.UnionConverter<Shape>))]
    public abstract class Shape
    {
        public abstract string Type { get; }
    }

    public sealed class Circle : Shape
    {
        public override string Type => "round";
    }

    public class Ellipse : Shape
    {
        public override string Type => "round";
    }

    public sealed class Square(int side) : Shape
    {
        [JsonPropertyName("type")]
        public override string Type => "square";

        public int Side => side;

        [JsonInclude]
        [JsonPropertyName("hidden")]
        internal int Hidden { get; set; }
    }

    public static class Sharer
    {
        internal static readonly MediaTypeHeaderValue Json = new("application/json");

        internal static readonly AcceptControlBody Body = new();
    }

    private static partial class InLog
    {
        [LoggerMessage(1, LogLevel.Debug, "In")]
        public static partial void Received(ILogger logger);
    }

    private static partial class OutLog
    {
        [LoggerMessage(2, LogLevel.Debug, "Out")]
        public static partial void Sent(ILogger logger);
    }
}
