namespace SunshineConversations;

/// <summary>
/// A member of an update: not mentioned (the default; nothing is sent and nothing changes), null (sent as null;
/// clears it) or a value. A value, and null, convert to it implicitly.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>Mentions the member with this value, which may be null.</summary>
    /// <param name="value">The value to send.</param>
    public Optional(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>Whether the member is mentioned, with a value or with null.</summary>
    public bool IsSet { get; }

    /// <summary>The value to send; null sends null.</summary>
    /// <exception cref="InvalidOperationException">The member is not mentioned: <see cref="IsSet"/> is false.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The member is not mentioned and so has no value.");

    /// <summary>Mentions the member with this value, which may be null.</summary>
    /// <param name="value">The value to send.</param>
#pragma warning disable CA2225 // The constructor is the named alternative.
    public static implicit operator Optional<T>(T value) => new(value);
#pragma warning restore CA2225

    /// <summary>The value as text, <c>null</c>, or <c>(not set)</c>.</summary>
    public override string ToString() => IsSet ? _value?.ToString() ?? "null" : "(not set)";
}
