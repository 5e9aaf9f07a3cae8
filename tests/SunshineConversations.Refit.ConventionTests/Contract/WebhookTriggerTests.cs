using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Every trigger that a webhook can subscribe to is an event of the library. Only the text of the description names them all.</summary>
public sealed partial class WebhookTriggerTests
{
    /// <summary>It has a trigger but no schema: it is an <see cref="UnknownWebhookEvent"/>.</summary>
    private const string WithoutSchema = "passthrough:messaging";

    [ContractFact]
    public void Every_documented_trigger_has_a_case() => Lines.AssertEqual(
        RowOfTriggers().Matches(OfficialDocument.Text).Select(match => match.Groups["trigger"].Value),
        Union.Of(typeof(WebhookEvent))!.Cases.Select(@case => Union.DiscriminatorOf(@case)!).Append(WithoutSchema));

    [GeneratedRegex(@"^ +\| (?<trigger>[a-z]+(:[a-zA-Z]+)+) +\|", RegexOptions.Multiline)]
    private static partial Regex RowOfTriggers();
}
