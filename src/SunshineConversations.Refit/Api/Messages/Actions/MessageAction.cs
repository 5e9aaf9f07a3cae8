using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button of a message: one of the derived classes.</summary>
[JsonConverter(typeof(UnionConverter<MessageAction>))]
public abstract class MessageAction : ApiObject, IHasCases<MessageAction>
{
    private protected MessageAction()
    {
    }

    /// <summary>The discriminator: the name of the kind of action on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    static UnionCases<MessageAction> IHasCases<MessageAction>.Cases { get; } = UnionCases<MessageAction>.WithUnknown<UnknownMessageAction>(action => action.Type)
        .With<ReplyAction>()
        .With<PostbackAction>()
        .With<LinkAction>()
        .With<WebviewAction>()
        .With<BuyAction>()
        .With<LocationRequestAction>();

    /// <summary>A problem of the actions of an item or a list, which do not accept every kind.</summary>
    internal static string? FindProblemOfSubset(IReadOnlyList<MessageAction>? actions, string name)
    {
        for (int i = 0; i < actions?.Count; i++)
        {
            if (actions[i] is ReplyAction or LocationRequestAction)
                return $"{name}[{i}] is a {actions[i].GetType().Name}; an item or a list accepts {nameof(BuyAction)}, {nameof(LinkAction)}, {nameof(PostbackAction)} and {nameof(WebviewAction)} only.";
        }

        return BodyRules.In(actions, name);
    }
}
