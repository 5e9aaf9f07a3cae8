namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The C# of the READMEs compiles without a warning and does what the README says. A deviation is reported: proved with altered copies.</summary>
public sealed class CSharpTests
{
    [Fact]
    public async Task Every_block_compiles_and_does_what_it_says() => Lines.AssertNone(await CSharpBlocks.ProblemsAsync(Readmes.All));

    [Theory]
    [InlineData("conversations.UpdateConversationAsync(", "conversations.RenameConversationAsync(", "CS1061")]
    [InlineData("new() { DisplayName = \"Ann\"", "new() { Title = \"Ann\"", "CS0117")]
    [InlineData("e.Operation", "e.OperationName", "CS1061")]
    [InlineData("class FakeConversations : IConversationsApi", "class FakeConversations : IConversationApi", "CS0246")]
    [InlineData("tracing.AddSource(", "tracing.AddSources(", "CS1061")]
    public Task What_does_not_compile_is_told_with_its_line(string text, string other, string error) => AssertTellsAsync(
        Readmes.Altered(Readmes.Client, text, other),
        $"{Readmes.Client}:{LineOf(text)}: {error} ");

    [Fact]
    public Task A_warning_is_told() => AssertTellsAsync(
        Readmes.Altered(Readmes.Client, "public Task<ConversationResponse> GetAsync(", "public Task<ConversationResponse?> GetAsync("),
        $"{Readmes.Client}:{LineOf("public Task<ConversationResponse> GetAsync(")}: CS8619 ");

    [Theory]
    [InlineData("Install and register", "\"Zendesk:KeySecret\"", "\"Zendesk:Secret\"")]
    [InlineData("Install and register", "options.Subdomain = \"acme\"", "options.Subdomain = \"acme.zendesk.com\"")]
    [InlineData("Inject and call", "GreetAsync", "WelcomeAsync")]
    [InlineData("Inject and call", "\"Your order\"", "\"Our order\"")]
    [InlineData("Send and read messages", "\"Hello!\"", "\"Bye!\"")]
    [InlineData("Send and read messages", "ActivityType.TypingStart", "new ActivityType(\"typing:pause\")")]
    [InlineData("Unknown content", "[\"type\"] = \"template\"", "[\"type\"] = \"contacts\"")]
    [InlineData("Hand over to an agent", "new(SwitchboardTarget.AgentWorkspace)", "new(\"bot\")")]
    [InlineData("Users", "e.HasError(\"conflict\")", "e.HasError(\"not_found\")")]
    [InlineData("Users", "Surname = \"Lee\"", "Surname = \"Li\"")]
    [InlineData("Files", "uploaded.Attachment.MediaUrl", "\"https://example.com/photo.png\"")]
    [InlineData("Webhooks in a function or a queue worker", "@event.IsForBot(\"bot\")", "!@event.IsForBot(\"bot\")")]
    [InlineData("Set up a bot", "MessageHistoryCount = 10", "MessageHistoryCount = 9")]
    [InlineData("Send and read messages (2)", "TextMessage.Split(text)", "TextMessage.Split(text, 1000)")]
    [InlineData("In your application (3)", "/v1.1/apps", "/v1/apps")]
    [InlineData("Webhooks in a function or a queue worker", "WebhookSecret.Matches(apiKey, secrets)", "WebhookSecret.Matches(apiKey, secrets[0])")]
    [InlineData("In your application", "\"1234\"", "\"4321\"")]
    [InlineData("In your application (2)", "/conversations/{conversationId}\");", "/conversation/{conversationId}\");")]
    [InlineData("All pages, or one", "HasMore: true", "HasMore: false")]
    [InlineData("All pages, or one", "\"your-own-user-id\"", "\"nobody\"")]
    [InlineData("Update: absent is not null", ", Description = null", "")]
    [InlineData("Conversion events and message refs", "UserId = userId", "UserId = appId")]
    [InlineData("Errors", "e.HasError(\"conversation_not_found\")", "e.HasError(\"not_found\")")]
    [InlineData("Logs, traces and metrics", "AddMeter(\"SunshineConversations.Refit\")", "AddMeter(\"SunshineConversations\")")]
    [InlineData("Authentication", "SunshineConversationsAuthentication.Jwt", "SunshineConversationsAuthentication.Basic")]
    [InlineData("Authentication (2)", "AddSingleton<ISunshineConversationsTokenProvider, Tokens>", "AddSingleton<Tokens>")]
    [InlineData("Several tenants", "[FromKeyedServices(\"red\")]", "[FromKeyedServices(\"blue\")]")]
    [InlineData("Tenants by OAuth", "_byTenant[tenant] =", "_byTenant[code] =")]
    [InlineData("Testing your code", "Id = \"1\"", "Id = \"2\"")]
    [InlineData("Testing your code (2)", "options.KeySecret = emulator.Options.KeySecret", "options.KeySecret = emulator.Options.KeyId")]
    public Task What_does_something_else_is_told(string title, string text, string other) => AssertTellsAsync(
        Readmes.Altered(Readmes.Client, text, other),
        $"\"{Readmes.Client}#{title}\" does not do what it says: ");

    [Theory]
    [InlineData("Receive events", "AddBotHandler<ConversationMessageEvent, Greeter>(\"bot\")", "AddHandler<ConversationMessageEvent, Greeter>()")]
    [InlineData("A bot", "AddHealthChecks().AddSunshineConversationsWebhooks()", "AddHealthChecks()")]
    [InlineData("Secrets", "[.. _secrets, webhook.Secret!]", "[.. _secrets, webhook.Id!]")]
    [InlineData("Several apps or tenants", "(\"/hooks/blue\", \"blue\")", "(\"/hooks/blue\", \"red\")")]
    [InlineData("Telemetry and health", "AddMeter(\"SunshineConversations.AspNetCore\")", "AddMeter(\"SunshineConversations\")")]
    [InlineData("Fewer second handlings: HybridCache", "event:{received.Id}", "event:{Guid.NewGuid()}")]
    [InlineData("Fewer second handlings: HybridCache", "received.Id.Length == 0", "received.Id is null")]
    [InlineData("Another engine", "return Results.Unauthorized();", "return Results.Ok();")]
    public Task What_the_receiver_does_else_is_told(string title, string text, string other) => AssertTellsAsync(
        Readmes.Altered(Readmes.Receiver, text, other),
        $"\"{Readmes.Receiver}#{title}\" does not do what it says: ");

    [Theory]
    [InlineData("In the app host", ".WaitFor(sunshine)", ".WaitForStart(sunshine)")]
    [InlineData("In a test", "(\"bot\", cancellationToken)", "(\"bot\")")]
    public Task What_the_app_host_does_else_is_told(string title, string text, string other) => AssertTellsAsync(
        Readmes.Altered(Readmes.Aspire, text, other),
        $"\"{Readmes.Aspire}#{title}\" is not in tests/SunshineConversations.Aspire.");

    [Fact]
    public Task A_new_block_is_told() => AssertTellsAsync(
        [.. Readmes.All, new("src/New/README.md", "## Something new\n\n```csharp\nConsole.WriteLine();\n```\n")],
        "nothing runs the C# block \"src/New/README.md#Something new\"; add to CSharpBlocks.ByTitle a method that runs it and asserts what it does");

    [Fact]
    public Task A_block_that_is_gone_is_told() => AssertTellsAsync(
        Readmes.Altered(Readmes.Client, Fenced("Testing your code (2)"), ""),
        "no C# block is titled \"src/SunshineConversations.Refit/README.md#Testing your code (2)\" any more; take it out of CSharpBlocks.ByTitle");

    [Fact]
    public void Every_block_is_in_a_language_that_is_looked_at() => Lines.AssertNone(Readmes.NotLookedAt(Readmes.All));

    [Fact]
    public void A_block_in_another_language_is_told() => Lines.AssertEqual(
        [$"{Readmes.Client}:{LineOf("builder.Services.AddSunshineConversations(")}: nothing looks at the language \"cs\"; it is csharp, sh, yaml, or none for a drawing or an output"],
        Readmes.NotLookedAt(Readmes.Altered(Readmes.Client, "```csharp\nbuilder.Services.AddSunshineConversations(", "```cs\nbuilder.Services.AddSunshineConversations(")));

    /// <summary>The altered README has exactly one problem.</summary>
    private static async Task AssertTellsAsync(IEnumerable<Page> altered, string expected) =>
        Assert.Contains(expected, Assert.Single(await CSharpBlocks.ProblemsAsync(altered)), StringComparison.Ordinal);

    private static Page ClientPage => Readmes.All.Single(page => page.Name == Readmes.Client);

    private static int LineOf(string text) => ClientPage.Text.Split(text)[0].Split('\n').Length;

    private static string Fenced(string title) =>
        $"```csharp\n{ClientPage.Blocks().Single(block => block.Language == Block.CSharp && block.Title == $"{Readmes.Client}#{title}").Text}\n```\n";
}
