using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Whether an integration works. The service may add values: an unknown one is kept unchanged, and
/// <c>new IntegrationStatus("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="IntegrationStatus"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<IntegrationStatus>))]
public readonly record struct IntegrationStatus(string Value) : IParsable<IntegrationStatus>
{
    /// <summary>It works.</summary>
    public static IntegrationStatus Active { get; } = new("active");

    /// <summary>It does not work yet, or no longer.</summary>
    public static IntegrationStatus Inactive { get; } = new("inactive");

    /// <summary>It failed, for example because a token was revoked.</summary>
    public static IntegrationStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IntegrationStatus Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IntegrationStatus result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
