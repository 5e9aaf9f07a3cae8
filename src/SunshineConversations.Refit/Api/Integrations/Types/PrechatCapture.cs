using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A form of the Web Messenger that the user fills in before the first message. A member that is <see langword="null"/> is omitted.</summary>
public sealed class PrechatCapture : ApiObject
{
    /// <summary>Whether the form is shown; <see langword="false"/> unless set.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>The URL of the picture next to the messages that request the data.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; set; }

    /// <summary>Whether an email address entered by the user becomes a client, where the app has a <see cref="MailgunIntegration"/>; <see langword="false"/> unless set.</summary>
    [JsonPropertyName("enableEmailLinking")]
    public bool? EnableEmailLinking { get; set; }

    /// <summary>The fields of the form, replacing the default fields of the service.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<FormField>? Fields { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.In(Fields, nameof(Fields));
}
