using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The file to delete.</summary>
public sealed class AttachmentDeleteBody : WireObject, IRequestBody
{
    /// <summary>A body, to be filled.</summary>
    public AttachmentDeleteBody()
    {
    }

    /// <summary>The file at this address.</summary>
    /// <param name="mediaUrl">The address of the file, as <see cref="Attachment.MediaUrl"/> has it.</param>
    public AttachmentDeleteBody(string mediaUrl) => MediaUrl = mediaUrl;

    /// <summary>The address of the file. Required.</summary>
    [JsonPropertyName("mediaUrl")]
    public string MediaUrl { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() => base.FindProblem() ?? Problem.Missing(MediaUrl, nameof(MediaUrl));
}
