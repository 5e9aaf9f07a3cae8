using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The base of every JSON object that the service sends or receives. It keeps the members that its type has no property for.</summary>
public abstract class WireObject : IJsonOnDeserialized
{
    /// <summary>Only the library derives from it.</summary>
    private protected WireObject()
    {
    }

    /// <summary>
    /// The members that the type has no property for, by their name on the wire; <see langword="null"/> when there are none.
    /// In a response it also holds each member whose value is not of the documented kind; the property of that member
    /// then has its default. In a request its members are sent with the others.
    /// </summary>
    /// <remarks>
    /// A request whose additional data has a member that the type has a property for is refused with an
    /// <see cref="ArgumentException"/>; nothing is sent.
    /// </remarks>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (AdditionalData is { } data)
            TolerantReader.RestoreNames(data);
    }

    /// <summary>
    /// Whether the member is missing or of the documented kind. A page without its list is an empty page and one without
    /// its cursor the last, but one with something else in their place must not be taken for that.
    /// </summary>
    private protected bool IsReadable(string name) => AdditionalData?.ContainsKey(name) != true;

    /// <summary>
    /// What keeps the object from being sent, such as <c>UserId is required.</c>, or <see langword="null"/>. Checked is
    /// only what can never be right; lengths and counts are left to the service, which may change them.
    /// </summary>
    internal virtual string? FindProblem()
    {
        if (AdditionalData is not { Count: > 0 } data)
            return null;

        return WireSerializer.Options.GetTypeInfo(GetType()).Properties.FirstOrDefault(property => !property.IsExtensionData && data.ContainsKey(property.Name)) is { } property
            ? $"{nameof(AdditionalData)} has the member '{property.Name}', which {GetType().Name} has a property for."
            : null;
    }
}
