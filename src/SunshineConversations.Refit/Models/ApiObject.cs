using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The base of every JSON object that the service sends or receives. It keeps the members that its type has no property for.</summary>
/// <remarks>
/// A <see cref="string"/> that is declared as not null is empty when the service omits it, and becomes empty when it is set to
/// <see langword="null"/>. Only <see cref="Integration.Id"/> and <see cref="Webhook.Id"/> are <see langword="null"/> until the service has set
/// them: these objects are also sent, and an empty ID would be sent with them.
/// </remarks>
public abstract class ApiObject : IJsonOnDeserialized
{
    /// <summary>The members as they are in JSON, while the object is read.</summary>
    private IDictionary<string, JsonElement>? _read;

    /// <summary>Only the library derives from it.</summary>
    private protected ApiObject()
    {
    }

    /// <summary>
    /// The members that the type has no property for, by their name on the wire; <see langword="null"/> when there are none.
    /// In a response it also holds each member whose value is not of the documented kind; the property of that member
    /// then has its default. In a request its members are sent with the others.
    /// </summary>
    /// <remarks>
    /// A request whose additional data has a member that the type has a property for, by its name without regard to case, is
    /// refused with an <see cref="ArgumentException"/>; nothing is sent. Where an application writes an object as JSON, with
    /// any options, such a member has the name <c>createdAt~unexpected</c>, so that it can be read again with any options;
    /// after that it is <c>createdAt</c> in the additional data as before.
    /// </remarks>
    // A member that has the name of one that is ignored would be skipped: none has this name.
    [JsonIgnore]
    [JsonPropertyName("~ignored")]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary><see cref="AdditionalData"/> as it is in JSON. It is public so that the generated code of another assembly can use it.</summary>
    [JsonExtensionData]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IDictionary<string, JsonElement>? AdditionalJson
    {
        // The reader gets it for each member that it adds.
        get => _read ?? (AdditionalData is { } data ? UnexpectedMembers.ToJson(data, GetType()) : null);
        set
        {
            // A reader sets an empty one and adds to it. What else sets it, such as a mapper, sets the additional data too.
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
        if (AdditionalData is not { } data)
            return null;

        foreach (string name in data.Keys)
        {
            if (UnexpectedMembers.HasPropertyFor(GetType(), name))
                return $"{nameof(AdditionalData)} has the member '{name}', which {GetType().Name} has a property for.";
        }

        return null;
    }
}
