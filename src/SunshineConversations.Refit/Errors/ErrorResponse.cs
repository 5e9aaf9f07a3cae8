using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The body of every documented error.</summary>
internal sealed class ErrorResponse : WireObject
{
    [JsonPropertyName("errors")]
    public IReadOnlyList<SunshineConversationsError> Errors { get; set => field = WireList.WithoutNulls(value); } = [];
}
