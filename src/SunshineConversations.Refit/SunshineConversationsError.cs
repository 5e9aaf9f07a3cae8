using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One error of a response.</summary>
public sealed class SunshineConversationsError : ApiObject
{
    /// <summary>The kind of error, for programs: <c>conversation_not_found</c>, <c>bad_request</c>, …</summary>
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    /// <summary>The description of the error, for people.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    /// <summary>The code and the title.</summary>
    public override string ToString() => (Code, Title) switch
    {
        (null, _) => Title ?? "",
        (_, null) => Code,
        _ => $"{Code}: {Title}",
    };
}
