using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Tests.Serialization;

/// <summary>What is set one by one is named by hand, so a member could be forgotten or mistaken for another.</summary>
public sealed class InitSettersTests
{
    public static TheoryData<Type, string> Members()
    {
        var members = new TheoryData<Type, string>();
        foreach (Type type in typeof(WireObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(WireObject))))
        {
            foreach (JsonPropertyInfo property in Properties(type))
                members.Add(type, property.Name);
        }

        return members;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_is_set_and_no_other(Type type, string name)
    {
        JsonTypeInfo typeInfo = WireSerializer.Options.GetTypeInfo(type);
        string value = ValueFor(Properties(type).Single(property => property.Name == name).PropertyType);

        JsonNode? empty = Written("{}");
        JsonNode? written = Written($$"""{"{{name}}":{{value}}}""");

        empty!.AsObject()[name] = JsonNode.Parse(value);
        Assert.True(JsonNode.DeepEquals(empty, written), $"Of {type.Name}, {name} alone was read, and this came of it: {written}. A member that is new belongs in {nameof(InitSetters)} too.");

        JsonNode? Written(string json) =>
            JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(json, typeInfo), SunshineConversationsJsonContext.Default.GetTypeInfo(type)!);
    }

    [Fact]
    public void A_conversation_is_made_before_its_members_are_read() =>
        Assert.All(
            [typeof(ConversationResponse), typeof(ConversationListResponse), typeof(Conversation), typeof(SwitchboardIntegration)],
            type => Assert.NotNull(WireSerializer.Options.GetTypeInfo(type).CreateObject));

    private static IEnumerable<JsonPropertyInfo> Properties(Type type) =>
        SunshineConversationsJsonContext.Default.GetTypeInfo(type)!.Properties.Where(property => !property.IsExtensionData);

    private static string ValueFor(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(ConversationType) || type == typeof(MetadataValue))
            return "\"text\"";
        if (type == typeof(bool))
            return "true";
        if (type == typeof(int))
            return "7";
        if (type == typeof(DateTimeOffset))
            return "\"2020-06-23T14:33:47.492Z\"";

        return type.IsGenericType ? "[{}]" : "{}";
    }
}
