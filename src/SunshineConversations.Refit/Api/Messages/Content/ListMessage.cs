using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Items in a vertical list.</summary>
public sealed class ListMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ListMessage()
    {
    }

    /// <summary>Creates a list of items.</summary>
    /// <param name="items">The items: 1 to 10.</param>
    public ListMessage(params IReadOnlyList<MessageItem> items) => Items = items;

    /// <summary>The discriminator: <c>list</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "list";

    /// <summary>The items: 1 to 10. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("items")]
    public IReadOnlyList<MessageItem> Items { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>The buttons below the list: 1 to 10 actions to buy, to open a link or a webview, or to post back. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("actions")]
    public IReadOnlyList<MessageAction>? Actions { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Items, nameof(Items))
        ?? MessageAction.FindProblemOfSubset(Actions, nameof(Actions));
}
