using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Whether a device receives push notifications. The service may add values: an unknown one is kept unchanged, and
/// <c>new DeviceStatus("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="DeviceStatus"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<DeviceStatus>))]
public readonly record struct DeviceStatus(string Value) : IParsable<DeviceStatus>
{
    /// <summary>It receives push notifications.</summary>
    public static DeviceStatus Active { get; } = new("active");

    /// <summary>It does not receive push notifications.</summary>
    public static DeviceStatus Inactive { get; } = new("inactive");

    /// <inheritdoc/>
    public static DeviceStatus Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeviceStatus result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
