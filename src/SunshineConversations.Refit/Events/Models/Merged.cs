using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Two users that were merged. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedUsers : ApiObject
{
    /// <summary>The one that remains.</summary>
    [JsonPropertyName("surviving")]
    public User? Surviving { get; set; }

    /// <summary>The one that no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public User? Discarded { get; set; }
}

/// <summary>Two conversations that were merged with their users. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedConversations : ApiObject
{
    /// <summary>The one that remains.</summary>
    [JsonPropertyName("surviving")]
    public Conversation? Surviving { get; set; }

    /// <summary>The one that no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public Conversation? Discarded { get; set; }
}

/// <summary>Two clients that were merged with their users. A member that the service omits is <see langword="null"/>.</summary>
public sealed class MergedClients : ApiObject
{
    /// <summary>The existing client, which remains.</summary>
    [JsonPropertyName("surviving")]
    public Client? Surviving { get; set; }

    /// <summary>The pending one, which no longer exists.</summary>
    [JsonPropertyName("discarded")]
    public Client? Discarded { get; set; }
}
