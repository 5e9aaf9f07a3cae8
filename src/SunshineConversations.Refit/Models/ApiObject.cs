using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The base of every JSON object that the service sends or receives. It keeps the members for which its type has no property.</summary>
/// <remarks>
/// A <see cref="string"/> that is declared as not null is empty when the service omits it, and becomes empty when it is set to
/// <see langword="null"/>. Only <see cref="Integration.Id"/> and <see cref="Webhook.Id"/> are <see langword="null"/> until the service has set
/// them: these objects are also sent, and an empty ID would be sent with them.
/// </remarks>
public abstract class ApiObject : IJsonOnDeserialized
{
    /// <summary>The members as they appear in JSON, while the object is being read.</summary>
    private IDictionary<string, JsonElement>? _read;

    /// <summary>Only the library can derive from it.</summary>
    private protected ApiObject()
    {
    }

    /// <summary>
    /// The members for which the type has no property, by their name on the wire; <see langword="null"/> when there are none.
    /// In a response it also contains each member whose value is not of the documented kind; the property of that member
    /// then has its default. In a request its members are sent with the others.
    /// </summary>
    /// <remarks>
    /// A request whose additional data has a member for which the type has a property, ignoring case, is
    /// rejected with an <see cref="ArgumentException"/>; nothing is sent. When an application serializes an object, with
    /// any options, such a member is named <c>createdAt~unexpected</c>, so that it can be deserialized with any options;
    /// it is then <c>createdAt</c> in the additional data again.
    /// </remarks>
    // A member with the name of an ignored property would be skipped: no member has this name.
    [JsonIgnore]
    [JsonPropertyName("~ignored")]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary><see cref="AdditionalData"/> as it appears in JSON. It is public so that the generated code of another assembly can use it.</summary>
    [JsonExtensionData]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IDictionary<string, JsonElement>? AdditionalJson
    {
        // The deserializer reads it for each member that it adds.
        get => _read ?? (AdditionalData is { } data ? UnexpectedMembers.ToJson(data, GetType()) : null);
        set
        {
            // A deserializer sets an empty one and adds to it. Other code that sets it, such as a mapper, sets the additional data too.
            if (value is { Count: 0 })
                AdditionalData = _read = value;
        }
    }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (_read is not { } read)
            return;

        _read = null;
        UnexpectedMembers.RestoreNames(read);
    }

    /// <summary>
    /// Whether the member is missing or of the documented kind. A page without its list is empty and one without
    /// its cursor is the last, but a page with a different kind of value there must not be treated as such.
    /// </summary>
    private protected bool IsReadable(string name) => AdditionalData?.ContainsKey(name) != true;

    /// <summary>
    /// The problem that prevents the object from being sent, such as <c>UserId is required.</c>, or <see langword="null"/>. Checks
    /// only for values that can never be valid; lengths and counts are left to the service, which may change them.
    /// </summary>
    internal virtual string? FindProblem()
    {
        if (AdditionalData is not { } data)
            return null;

        foreach (string name in data.Keys)
        {
            if (UnexpectedMembers.HasPropertyFor(GetType(), name))
                return $"{nameof(AdditionalData)} has the member '{name}', for which {GetType().Name} has a property.";
        }

        return null;
    }
}
