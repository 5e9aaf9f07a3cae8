using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// A member of an update: not set (the default; it is omitted and nothing changes), <see langword="null"/> (sent as
/// null, which clears it) or a value. A value and <see langword="null"/> convert to it implicitly.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// Do not assign <c>new()</c>: in C# it is a new <see cref="Optional{T}"/>, which is not set, and not a new value.
/// The compiler warns about this.
/// </remarks>
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A member that is not set. Write <see langword="default"/> for it.</summary>
    [Obsolete("This member is not set and is omitted from the request. Write 'new Metadata()', or a value of the member's type, to send a value; 'null' to clear the member; 'default' to leave it unchanged.")]
    public Optional() => _value = default!;

    /// <summary>Sets the member to a value, which may be <see langword="null"/>.</summary>
    /// <param name="value">The value to send.</param>
    public Optional(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>Whether the member is set, to a value or to <see langword="null"/>.</summary>
    public bool IsSet { get; }

    /// <summary>The value to send; <see langword="null"/> is sent as null.</summary>
    /// <exception cref="InvalidOperationException"><see cref="IsSet"/> is <see langword="false"/>.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The member is not set and has no value.");

    /// <summary>Sets the member to a value, which may be <see langword="null"/>.</summary>
    /// <param name="value">The value to send.</param>
#pragma warning disable CA2225 // The constructor is the named alternative.
    public static implicit operator Optional<T>(T value) => new(value);
#pragma warning restore CA2225

    /// <summary>The value as a string, <c>null</c>, or <c>(not set)</c>.</summary>
    public override string ToString() => IsSet ? _value?.ToString() ?? "null" : "(not set)";
}
