using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The library and the official description agree. New facts make the first test report what changed.</summary>
public sealed partial class ContractTests
{
    private static readonly Assembly Library = typeof(IConversationsApi).Assembly;

    [Fact]
    public void The_library_and_the_description_agree() =>
        Lines.AssertEqual(Gate.Accepted.Keys, Gate.Differences(Facts.Of(FactsFile.Read()), Library));

    /// <summary>The examples are the vendor's, so that only the description has them.</summary>
    [ContractFact]
    public void Every_documented_example_is_read_and_written_back() =>
        Lines.AssertNone(Gate.Differences(Facts.Of(DescriptionReader.ReadFacts(OfficialDocument.Text, withExamples: true)), Library)
            .Except(Gate.Accepted.Keys));

    /// <summary>The one operation without a method; see <see cref="Gate.Accepted"/>.</summary>
    [Fact]
    public void The_authorize_URL_has_every_documented_parameter()
    {
        OperationFacts authorize = Facts.Of(FactsFile.Read()).Operations["Authorize"];
        Uri url = SunshineConversationsOAuth.AuthorizeUrl("c", "s", new("https://example.org"));

        Assert.Equal("GET /oauth/authorize", authorize.Route);
        Assert.Equal("https://oauth-bridge.zendesk.com/sc/oauth/authorize", url.GetLeftPart(UriPartial.Path));
        Assert.Equal(authorize.Parameters.Select(parameter => parameter.Name).Order(), url.Query.TrimStart('?').Split('&').Select(parameter => parameter.Split('=')[0]).Order());
        Assert.Equal(["client_id", "response_type"], authorize.Parameters.Where(parameter => parameter.Required).Select(parameter => parameter.Name).Order());
    }

    /// <summary>They are the first column of a table in a text.</summary>
    [ContractFact]
    public void Every_documented_trigger_of_a_webhook_is_known() => Lines.AssertEqual(
        DocumentedTriggers,
        Model.KnownValues(typeof(WebhookTrigger)));

    /// <summary>One has no schema: it is an <see cref="UnknownWebhookEvent"/>.</summary>
    [ContractFact]
    public void Every_documented_trigger_of_a_webhook_has_a_case() => Lines.AssertEqual(
        DocumentedTriggers,
        Union.Of(typeof(WebhookEvent))!.Cases.Select(@case => Union.DiscriminatorOf(@case)!).Append("passthrough:messaging"));

    private static IEnumerable<string> DocumentedTriggers => Trigger.Matches(OfficialDocument.Text).Select(match => match.Groups["trigger"].Value);

    [GeneratedRegex(@"^ *\| (?<trigger>[a-z]+:[a-zA-Z:]+) +\|", RegexOptions.Multiline)]
    private static partial Regex Trigger { get; }
}
