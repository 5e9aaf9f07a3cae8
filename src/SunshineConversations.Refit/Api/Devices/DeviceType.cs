using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The kind of a device. The service may add values: an unknown one is kept unchanged, and
/// <c>new DeviceType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="DeviceType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<DeviceType>))]
public readonly record struct DeviceType(string Value) : IParsable<DeviceType>
{
    /// <summary>A phone or tablet with Android.</summary>
    public static DeviceType Android { get; } = new("android");

    /// <summary>An iPhone or iPad.</summary>
    public static DeviceType Ios { get; } = new("ios");

    /// <summary>A browser.</summary>
    public static DeviceType Web { get; } = new("web");

    /// <inheritdoc/>
    public static DeviceType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeviceType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
