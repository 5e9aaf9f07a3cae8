using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Two users that became one. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedUsers : ApiObject
{
    /// <summary>The one that remains.</summary>
    [JsonPropertyName("surviving")]
    public User? Surviving { get; set; }

    /// <summary>The one that no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public User? Discarded { get; set; }
}

/// <summary>Two conversations that became one with their users. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedConversations : ApiObject
{
    /// <summary>The one that remains.</summary>
    [JsonPropertyName("surviving")]
    public Conversation? Surviving { get; set; }

    /// <summary>The one that no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public Conversation? Discarded { get; set; }
}

/// <summary>Two clients that became one with their users. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedClients : ApiObject
{
    /// <summary>The one that was there before.</summary>
    [JsonPropertyName("surviving")]
    public Client? Surviving { get; set; }

    /// <summary>The pending one, which no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public Client? Discarded { get; set; }
}
