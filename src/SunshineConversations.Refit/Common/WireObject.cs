using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The base of everything that is read from the service: it keeps what the type has no member for.</summary>
public abstract class WireObject : IJsonOnDeserialized
{
    /// <summary>Only the library derives from it.</summary>
    private protected WireObject()
    {
    }

    /// <summary>
    /// The members that came and that the type does not know, or whose value is not of the documented type (the
    /// property is then null), by their name on the wire. Null when there are none.
    /// </summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalData { get; internal set; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (AdditionalData is { } data)
            TolerantReader.RestoreNames(data);
    }
}
