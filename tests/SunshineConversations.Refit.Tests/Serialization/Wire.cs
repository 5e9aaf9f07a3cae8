namespace SunshineConversations.Tests.Serialization;

/// <summary>Reads responses as the client does, writes them again, and compares JSON.</summary>
internal static class Wire
{
    /// <summary>The suffix of the name of a mismatched member; the property of that name, which has its default, may be next to it.</summary>
    private const string Odd = "~unexpected";

    public static T Read<T>(string json) => WireSerializer.Read<T>(Encoding.UTF8.GetBytes(json));

    public static Conversation ReadConversation(string json) => Read<ConversationResponse>($$"""{"conversation":{{json}}}""").Conversation;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, value!.GetType(), SunshineConversationsJsonContext.Default);

    /// <summary>Asserts that what is read and written again is the same JSON.</summary>
    public static T RoundTrips<T>(string json)
    {
        T value = Read<T>(json);
        SameJson(json, Write(value));
        return value;
    }

    /// <summary>
    /// The same JSON but for the order of members, the way a text is escaped, the names of mismatched members, and empty IDs: a
    /// missing one is read, and written, as such. A number counts digit for digit.
    /// </summary>
    public static void SameJson(string expected, string actual) => Assert.Equal(Canonical(expected), Canonical(actual));

    public static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 1000 });
        return Canonical(document.RootElement);
    }

    /// <summary>The body that a call sends.</summary>
    public static async Task<string> BodyOfAsync(ApiObject body)
    {
        using var handler = new CapturingHandler();
        await SendAsync(handler.CreateApi(), body);
        return Assert.IsType<string>(handler.Request.Body);
    }

    /// <summary>Calls the operation of a body.</summary>
    public static Task SendAsync(IConversationsApi api, ApiObject body) => body switch
    {
        ConversationCreateBody create => api.CreateConversationAsync(CapturingHandler.AppId, create),
        ConversationUpdateBody update => api.UpdateConversationAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, update),
        DownloadMessageRefBody download => api.DownloadMessageRefAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, download),
        _ => api.PostConversionEventsAsync(CapturingHandler.AppId, CapturingHandler.ConversationId, (ConversionEventsBody)body),
    };

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        // A member that comes twice stays twice, and is then a difference.
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().Where(member => !IsEmptyId(member) && !element.TryGetProperty(member.Name + Odd, out _)).Select(member => $"{Quote(member.Name.Replace(Odd, "", StringComparison.Ordinal))}:{Canonical(member.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => Quote(element.GetString()!),
        _ => element.GetRawText(),
    };

    private static bool IsEmptyId(JsonProperty member) => member.NameEquals("id") && member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("");

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
