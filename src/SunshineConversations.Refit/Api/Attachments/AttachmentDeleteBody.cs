using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The file to delete.</summary>
public sealed class AttachmentDeleteBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public AttachmentDeleteBody()
    {
    }

    /// <summary>Creates a body for the file at this address.</summary>
    /// <param name="mediaUrl">The address of the file, as <see cref="Attachment.MediaUrl"/> has it.</param>
    public AttachmentDeleteBody(string mediaUrl) => MediaUrl = mediaUrl;

    /// <summary>The address of the file. Required.</summary>
    [JsonPropertyName("mediaUrl")]
    public string MediaUrl { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(MediaUrl, nameof(MediaUrl));
}
