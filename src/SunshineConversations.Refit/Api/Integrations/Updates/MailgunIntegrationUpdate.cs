using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a <see cref="MailgunIntegration"/>. Only members that are set are sent.</summary>
public sealed class MailgunIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>Whether emails come without a link to unsubscribe; <see langword="false"/> unless set. The business must then offer another way. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("hideUnsubscribeLink")]
    public bool? HideUnsubscribeLink { get; set; }

    /// <summary>The address of the sender, where it is not the incoming address. It must forward emails to that one. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("fromAddress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> FromAddress { get; set; }
}
