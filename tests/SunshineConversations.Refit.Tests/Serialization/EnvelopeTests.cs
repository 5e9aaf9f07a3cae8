namespace SunshineConversations.Tests.Serialization;

/// <summary>A success without its payload is unreadable; a page without its list is an empty page.</summary>
public sealed class EnvelopeTests
{
    private static readonly IReadOnlyList<Type> Envelopes = [.. Models.All.Where(type => typeof(IEnvelope).IsAssignableFrom(type))];

    public static TheoryData<Type> OfOne { get; } = [.. Envelopes.Where(type => !IsPage(type))];

    public static TheoryData<Type> Pages { get; } = [.. Envelopes.Where(IsPage)];

    [Theory]
    [MemberData(nameof(OfOne))]
    public void Without_its_payload_it_is_a_JSON_error(Type type)
    {
        string name = PayloadOf(type);
        (string right, string wrong) = Models.TypeInfo(type).Properties[0].PropertyType switch
        {
            var text when text == typeof(string) => ("\"c\"", "{}"),
            var list when Models.TypeInfo(list).ElementType is not null => ("[{}]", "{}"),
            _ => ("{}", "[{}]"),
        };
        Assert.NotNull(Models.Read(type, $$"""{"{{name}}":{{right}} }"""));

        foreach (string payload in ((string[])["null", "5", "\"c\"", "true", "[5]", wrong]).Except([right]))
            Assert.ThrowsAny<JsonException>(() => Models.Read(type, $$"""{"{{name}}":{{payload}}}"""));

        Assert.ThrowsAny<JsonException>(() => Models.Read(type, "{}"));
        Assert.ThrowsAny<JsonException>(() => Models.Read(type, $$"""{"{{name.ToUpperInvariant()}}":{ } }"""));
        Assert.ThrowsAny<JsonException>(() => Models.Read(type, $$"""{"{{name}}":{{right}},"{{name}}":null }"""));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_whose_list_is_not_a_list_of_objects_is_a_JSON_error(Type type)
    {
        string name = PayloadOf(type);
        foreach (string payload in (string[])["5", "\"c\"", "true", "{}", "[5]", "[[]]", "[{},\"c\"]"])
            Assert.ThrowsAny<JsonException>(() => Models.Read(type, $$"""{"{{name}}":{{payload}}}"""));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_without_its_list_is_empty_and_a_null_in_it_is_omitted(Type type)
    {
        string name = PayloadOf(type);
        Assert.Equal(0, CountOf("{}"));
        Assert.Equal(0, CountOf($$"""{"{{name}}":null}"""));
        Assert.Equal(2, CountOf($$"""{"{{name}}":[null,{},null,{}]}"""));

        int CountOf(string json) => JsonSerializer.SerializeToNode(Models.Read(type, json), Models.TypeInfo(type))![name]!.AsArray().Count(item => item is JsonObject);
    }

    private static string PayloadOf(Type type) => Models.TypeInfo(type).Properties[0].Name;

    private static bool IsPage(Type type) => Models.Members(type).Any(member => member.Name == "meta");
}
