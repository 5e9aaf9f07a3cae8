using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The key of a custom integration to create.</summary>
public sealed class CustomIntegrationKeyCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public CustomIntegrationKeyCreateBody()
    {
    }

    /// <summary>Creates a key with this name.</summary>
    /// <param name="displayName">The name: 1 to 100 characters.</param>
    public CustomIntegrationKeyCreateBody(string displayName) => DisplayName = displayName;

    /// <summary>The name of the key: 1 to 100 characters. Required.</summary>
    [JsonPropertyName("displayName")]
    public string DisplayName { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(DisplayName, nameof(DisplayName));
}
