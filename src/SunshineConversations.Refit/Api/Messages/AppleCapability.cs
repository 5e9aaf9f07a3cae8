using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// A feature of Apple Messages that a device must have to receive an override. The service may add values: an unknown one is kept unchanged, and
/// <c>new AppleCapability("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="AppleCapability"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<AppleCapability>))]
public readonly record struct AppleCapability(string Value) : IParsable<AppleCapability>
{
    /// <summary>The list picker.</summary>
    public static AppleCapability List { get; } = new("LIST");

    /// <summary>The time picker.</summary>
    public static AppleCapability Time { get; } = new("TIME");

    /// <summary>Forms.</summary>
    public static AppleCapability Form { get; } = new("FORM");

    /// <summary>Quick replies.</summary>
    public static AppleCapability Quick { get; } = new("QUICK");

    /// <summary>Authentication.</summary>
    public static AppleCapability Auth2 { get; } = new("AUTH2");

    /// <inheritdoc/>
    public static AppleCapability Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AppleCapability result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
