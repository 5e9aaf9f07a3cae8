using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The reference to download, and the user that it belongs to.</summary>
public sealed class DownloadMessageRefBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public DownloadMessageRefBody()
    {
    }

    /// <summary>Creates a reference of Apple Messages to download.</summary>
    /// <param name="userId">The ID of the user.</param>
    /// <param name="apple">The reference.</param>
    public DownloadMessageRefBody(string userId, AppleMessageRef apple)
    {
        UserId = userId;
        Apple = apple;
    }

    /// <summary>The ID of the user. Required.</summary>
    [JsonPropertyName("userId")]
    public string UserId { get; set => field = value ?? ""; } = "";

    /// <summary>A reference of Apple Messages; <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("apple")]
    public AppleMessageRef? Apple { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(UserId, nameof(UserId))
        ?? BodyRules.InIdentifier(UserId, nameof(UserId))
        ?? BodyRules.In(Apple, nameof(Apple));
}

/// <summary>A reference that Apple Messages sent instead of the data.</summary>
public sealed class AppleMessageRef : ApiObject
{
    /// <summary>The reference to interactive data. Required.</summary>
    [JsonPropertyName("interactiveDataRef")]
    public AppleInteractiveDataRef InteractiveDataRef { get; set; } = new();

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.InRequired(InteractiveDataRef, nameof(InteractiveDataRef));
}

/// <summary>
/// A reference to interactive data of Apple Messages, as the service forwards it in a webhook. Every member is
/// required.
/// </summary>
public sealed class AppleInteractiveDataRef : ApiObject
{
    /// <summary>The URL at which Apple stores the data.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set => field = value ?? ""; } = "";

    /// <summary>The ID of the Messages extension that the data belongs to.</summary>
    [JsonPropertyName("bid")]
    public string Bid { get; set => field = value ?? ""; } = "";

    /// <summary>The key that decrypts the data.</summary>
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";

    /// <summary>The signature of the data.</summary>
    [JsonPropertyName("signature")]
    public string Signature { get; set => field = value ?? ""; } = "";

    /// <summary>The owner of the data.</summary>
    [JsonPropertyName("owner")]
    public string Owner { get; set => field = value ?? ""; } = "";

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Url, nameof(Url))
        ?? BodyRules.Missing(Bid, nameof(Bid))
        ?? BodyRules.Missing(Key, nameof(Key))
        ?? BodyRules.Missing(Signature, nameof(Signature))
        ?? BodyRules.Missing(Owner, nameof(Owner));
}
