using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to an integration: the class that is named after its type, such as <see cref="WebIntegrationUpdate"/>. Only
/// members that are set are sent. It is only sent: it does not contain its type, and cannot be deserialized as this base.
/// </summary>
[JsonConverter(typeof(DerivedTypeConverter<IntegrationUpdateBody>))]
public abstract class IntegrationUpdateBody : ApiObject, IRequestBody
{
    private protected IntegrationUpdateBody()
    {
    }

    /// <summary>A display name: 1 to 100 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("displayName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> DisplayName { get; set; }
}
