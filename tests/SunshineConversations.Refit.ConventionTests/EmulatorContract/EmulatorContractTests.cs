using System.Text.Json.Nodes;
using SunshineConversations.ConventionTests.Contract;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The emulator answers, and the library asks, as the official document says.</summary>
public sealed class EmulatorContractTests(RecordedScenario scenario) : IClassFixture<RecordedScenario>
{
    [ContractFact]
    public void Every_request_and_every_answer_fits_the_document() =>
        Lines.AssertNone(scenario.Exchanges.SelectMany(scenario.Document.Problems));

    [ContractFact]
    public void Every_documented_status_and_error_code_was_answered() =>
        Lines.AssertNone(scenario.Document.NeverAnswered(scenario.Exchanges));

    [ContractFact]
    public void A_status_that_was_never_answered_is_told() => Lines.AssertEqual(
        ["DeleteConversation 400", "DeleteConversation 400 bad_request", "CreateConversation 404 app_not_found"],
        scenario.Document.NeverAnswered(
            from exchange in scenario.Exchanges
            where (exchange.Method, exchange.Status) != ("DELETE", 400)
            select exchange with { Answer = exchange.Answer with { Body = exchange.Method == "POST" ? exchange.Answer.Body.Replace("app_not_found", "other", StringComparison.Ordinal) : exchange.Answer.Body } }));

    [ContractFact]
    public void Members_of_the_wrong_type_are_told() => AssertTells(
        AlteredAnswer("GET", 200, answer =>
        {
            answer["conversation"]!["isDefault"] = "yes";
            answer["conversation"]!["displayName"] = 1;
            answer["conversation"]!["metadata"] = new JsonArray();
        }),
        "GET GetConversation 200: answer #/conversation.isDefault: BooleanExpected",
        "GET GetConversation 200: answer #/conversation.displayName: NoTypeValidates",
        "GET GetConversation 200: answer #/conversation.metadata: NoTypeValidates");

    private void AssertTells(Exchange altered, params IEnumerable<string> expected) => Lines.AssertEqual(expected, scenario.Document.Problems(altered));

    private Exchange AlteredAnswer(string method, int status, Action<JsonNode> alter) => Altered(
        scenario.Exchanges.First(exchange => exchange.Method == method && exchange.Status == status && exchange.Path.Split('/').Length == 6),
        alter);

    private static Exchange Altered(Exchange exchange, Action<JsonNode> alter)
    {
        JsonNode answer = JsonNode.Parse(exchange.Answer.Body)!;
        alter(answer);
        return exchange with { Answer = exchange.Answer with { Body = answer.ToJsonString() } };
    }
}
