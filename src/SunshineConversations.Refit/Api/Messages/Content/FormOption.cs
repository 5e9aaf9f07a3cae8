using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One option of a select field.</summary>
public sealed class FormOption : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public FormOption()
    {
    }

    /// <summary>Creates an option.</summary>
    /// <param name="name">The name of the option, unique in its field: 1 to 128 characters.</param>
    /// <param name="label">The label that the user sees: 1 to 128 characters.</param>
    public FormOption(string name, string label)
    {
        Name = name;
        Label = label;
    }

    /// <summary>The name of the option, unique in its field: 1 to 128 characters.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The label that the user sees: 1 to 128 characters.</summary>
    [JsonPropertyName("label")]
    public string? Label { get; set; }
}
