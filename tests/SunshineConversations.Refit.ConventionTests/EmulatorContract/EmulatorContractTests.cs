namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The emulator responds, and the library sends, as the description says.</summary>
public sealed class EmulatorContractTests(RecordedScenario scenario) : IClassFixture<RecordedScenario>
{
    [Fact]
    public void Every_request_and_every_response_fits_the_description() =>
        Lines.AssertNone(scenario.Exchanges.SelectMany(scenario.Description.Problems));

    [Fact]
    public void Every_event_of_a_webhook_fits_the_description() => Lines.AssertEqual(
        [
            // The documented examples have these members, and their schemas do not.
            "conversation:message #/payload/message/author/avatarUrl: NotInTheDescription",
            "conversation:message #/payload/message/author/displayName: NotInTheDescription",
            // The text of the description names this trigger, and there is no schema of it.
            "passthrough:messaging: the description has no such event",
        ],
        scenario.Events.SelectMany(scenario.Description.EventProblems).Distinct());

    [Fact]
    public void Every_documented_event_happened() => Lines.AssertNone(scenario.Description.NeverHappened(scenario.Events));

    [Fact]
    public void Every_documented_status_and_error_code_was_returned() =>
        Lines.AssertNone(scenario.Description.NeverReturned(scenario.Exchanges));

    [Fact]
    public void A_status_that_was_never_returned_is_reported() => Lines.AssertEqual(
        ["DeleteConversation 400", "DeleteConversation 400 bad_request", "RemoveClient 400", "RemoveClient 400 bad_request", "DeleteIntegration 400", "DeleteIntegration 400 bad_request", "CreateConversation 404 app_not_found", "CreateSwitchboard 404 app_not_found"],
        scenario.Description.NeverReturned(
            from exchange in scenario.Exchanges
            where (exchange.Method, exchange.Status) != ("DELETE", 400)
            select exchange with { Response = exchange.Response with { Body = exchange.Method == "POST" ? exchange.Response.Body.Replace("app_not_found", "other", StringComparison.Ordinal) : exchange.Response.Body } }));

    [Fact]
    public void Members_of_the_wrong_type_are_reported() => AssertReports(
        AlteredResponse("GET", 200, response =>
        {
            response["conversation"]!["isDefault"] = "yes";
            response["conversation"]!["displayName"] = 1;
            response["conversation"]!["metadata"] = new JsonArray();
        }),
        "GET GetConversation 200: response #/conversation.isDefault: BooleanExpected",
        "GET GetConversation 200: response #/conversation.displayName: NoTypeValidates",
        "GET GetConversation 200: response #/conversation.metadata: NoTypeValidates");

    [Fact]
    public void Content_that_fits_no_case_is_reported() => AssertReports(
        Altered(
            scenario.Exchanges.First(exchange => exchange.Path.EndsWith("/messages", StringComparison.Ordinal) && exchange.Status == 201),
            response =>
            {
                response["messages"]![0]!["content"]!["type"] = "video";
                response["messages"]![0]!["content"]!["extra"] = 1;
                response["messages"]![0]!["author"]!["type"] = 1;
            }),
        "POST PostMessage 201: response #/messages[0].author.type: NotInEnumeration",
        "POST PostMessage 201: response #/messages[0].author.type: StringExpected",
        "POST PostMessage 201: response #/messages[0].content.coordinates: PropertyRequired",
        "POST PostMessage 201: response #/messages[0].content.fields: PropertyRequired",
        "POST PostMessage 201: response #/messages[0].content.items: PropertyRequired",
        "POST PostMessage 201: response #/messages[0].content.mediaUrl: PropertyRequired",
        "POST PostMessage 201: response #/messages[0].content.template: PropertyRequired",
        "POST PostMessage 201: response #/messages[0].content.type: NotInEnumeration",
        "POST PostMessage 201: response #/messages[0]/content/extra: NotInTheDescription");

    private void AssertReports(Exchange altered, params IEnumerable<string> expected) => Lines.AssertEqual(expected, scenario.Description.Problems(altered));

    private Exchange AlteredResponse(string method, int status, Action<JsonNode> alter) => Altered(
        scenario.Exchanges.First(exchange => exchange.Method == method && exchange.Status == status && exchange.Path.Split('/').Length == 6),
        alter);

    private static Exchange Altered(Exchange exchange, Action<JsonNode> alter)
    {
        JsonNode response = JsonNode.Parse(exchange.Response.Body)!;
        alter(response);
        return exchange with { Response = exchange.Response with { Body = response.ToJsonString() } };
    }
}
