using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a <see cref="MailgunIntegration"/>. Only members that are set are sent.</summary>
public sealed class MailgunIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>Whether emails have no unsubscribe link; <see langword="false"/> unless set. The business must then offer a different way. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("hideUnsubscribeLink")]
    public bool? HideUnsubscribeLink { get; set; }

    /// <summary>The email address of the sender, if it is not the incoming address. It must forward emails to the incoming address. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("fromAddress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> FromAddress { get; set; }
}
