using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Tests.Serialization;

/// <summary>A member of a different kind than documented affects that member alone: every model, every member, every kind.</summary>
public sealed class ToleranceTests
{
    public static TheoryData<Type, string, string> Members { get; } = FindMembers();

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_another_kind_costs_that_member_alone(Type type, string name, string value)
    {
        JsonObject json = Models.Sample(type);
        json[name] = JsonNode.Parse(value);

        if (IsPayload(type, name))
        {
            Assert.ThrowsAny<JsonException>(() => Models.Read(Models.WireType(type), json.ToJsonString()));
            return;
        }

        var read = (ApiObject)Models.Read(Models.WireType(type), json.ToJsonString());
        Assert.Equal(new[] { "notKnown", name }.Order(), read.AdditionalData!.Keys.Order());
        Assert.Equal(value, read.AdditionalData[name].GetRawText());

        // Beside it, every member has its value; its own property has its default.
        read.AdditionalData.Remove(name);
        json[name] = Write(Models.TypeInfo(type).CreateObject!())[name]?.DeepClone();
        Assert.True(JsonNode.DeepEquals(json, Write(read)) || json.Remove(name) && JsonNode.DeepEquals(json, Write(read)), Write(read).ToJsonString());

        JsonNode Write(object model) => JsonSerializer.SerializeToNode(model, Models.TypeInfo(type))!;
    }

    [Fact]
    public void One_odd_member_of_every_object_of_a_page_costs_no_neighbor()
    {
        var page = new JsonObject { ["conversations"] = new JsonArray() };
        for (int i = 0; i < 100; i++)
        {
            JsonObject conversation = Models.Sample(typeof(Conversation));
            conversation["displayName"] = i;
            conversation["activeSwitchboardIntegration"]!["name"] = new JsonArray(i);
            page["conversations"]!.AsArray().Add(conversation);
        }

        ConversationListResponse response = Wire.RoundTrips<ConversationListResponse>(page.ToJsonString());

        Assert.All(response.Conversations, (conversation, i) =>
        {
            Assert.Null(conversation.DisplayName);
            Assert.Equal(i, conversation.AdditionalData!["displayName"].GetInt32());
            Assert.Null(conversation.ActiveSwitchboardIntegration!.Name);
            Assert.NotEqual("", conversation.ActiveSwitchboardIntegration.Id);
            Assert.NotNull(conversation.CreatedAt);
            Assert.NotNull(conversation.Metadata);
        });
    }

    /// <summary>Without its cursor, a page would be treated as the last.</summary>
    internal static bool IsPayload(Type type, string name) =>
        typeof(IEnvelope).IsAssignableFrom(type) && (name == "meta" || Models.TypeInfo(type).Properties[0].Name == name);

    private static TheoryData<Type, string, string> FindMembers()
    {
        var data = new TheoryData<Type, string, string>();
        foreach (Type type in Models.All)
        {
            foreach (JsonPropertyInfo member in Models.Members(type))
            {
                foreach (string value in Models.Values.Where(value => !Models.Fits(member, type, value)))
                    data.Add(type, member.Name, value);
            }
        }

        return data;
    }
}
