using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The body of every documented error, and of errors in the format of version 1 of the API.</summary>
internal sealed class ErrorResponse : ApiObject
{
    [JsonPropertyName("errors")]
    public IReadOnlyList<SunshineConversationsError> Errors { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    [JsonPropertyName("error")]
    public FormerError? Error { get; set; }

    public SunshineConversationsError[] ToErrors() =>
        Errors.Count > 0 ? [.. Errors]
        : Error is { } former ? [new() { Code = former.Code, Title = former.Description }]
        : [];
}

/// <summary>How version 1 of the API, and some gateways in front of version 2, describe an error.</summary>
internal sealed class FormerError : ApiObject
{
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }
}
