using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace SunshineConversations;

/// <summary>Writes and reads which handlers of an event have succeeded. Their numbers are those of one build of the application with the same registrations: another one runs all again.</summary>
internal sealed class DoneBy(IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, string> _builds = new();

    /// <returns><see langword="null"/> where none has.</returns>
    public string? Format(string receiver, IReadOnlyList<int> handlers) => handlers.Count == 0 ? null : $"{BuildOf(receiver)} {string.Join(',', handlers)}";

    public HandlerProgress Parse(string receiver, string? text) => text is not null && text.Split(' ') is [var build, var handlers] && build == BuildOf(receiver)
        ? new([.. handlers.Split(',').Select(handler => int.Parse(handler, CultureInfo.InvariantCulture))])
        : new();

    private string BuildOf(string receiver) => _builds.GetOrAdd(receiver, _ => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        [
            Assembly.GetEntryAssembly()?.ManifestModule.ModuleVersionId.ToString(),
            .. services.GetKeyedService<EventDispatcher>(receiver)?.EventTypes.Select(type => type.Name) ?? [],
        ]))).AsSpan(0, 8)));
}
