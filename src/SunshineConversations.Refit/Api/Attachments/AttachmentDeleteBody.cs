using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The file to delete.</summary>
public sealed class AttachmentDeleteBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public AttachmentDeleteBody()
    {
    }

    /// <summary>Creates a body for the file at this URL.</summary>
    /// <param name="mediaUrl">The URL of the file, from <see cref="Attachment.MediaUrl"/>.</param>
    public AttachmentDeleteBody(string mediaUrl) => MediaUrl = mediaUrl;

    /// <summary>The URL of the file. Required.</summary>
    [JsonPropertyName("mediaUrl")]
    public string MediaUrl { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(MediaUrl, nameof(MediaUrl));
}
