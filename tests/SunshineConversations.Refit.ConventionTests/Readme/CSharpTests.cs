namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The C# of the README compiles without a warning and does what the README says. What does not is told: proved with altered copies.</summary>
public sealed class CSharpTests
{
    [Fact]
    public async Task Every_block_compiles_and_does_what_it_says() => Lines.AssertNone(await CSharpBlocks.ProblemsAsync(ReadmeFile.Text));

    [Theory]
    [InlineData("conversations.UpdateConversationAsync(", "conversations.RenameConversationAsync(", "CS1061")]
    [InlineData("new() { DisplayName = \"Ann\"", "new() { Title = \"Ann\"", "CS0117")]
    [InlineData("e.Operation", "e.OperationName", "CS1061")]
    [InlineData("class FakeConversations : IConversationsApi", "class FakeConversations : IConversationApi", "CS0246")]
    [InlineData("tracing.AddSource(", "tracing.AddSources(", "CS1061")]
    public Task What_does_not_compile_is_told_with_its_line(string text, string other, string error) => AssertTellsAsync(
        ReadmeFile.Altered(text, other),
        $"README.md:{LineOf(text)}: {error} ");

    [Fact]
    public Task A_warning_is_told() => AssertTellsAsync(
        ReadmeFile.Altered("public Task<ConversationResponse> GetAsync(", "public Task<ConversationResponse?> GetAsync("),
        $"README.md:{LineOf("public Task<ConversationResponse> GetAsync(")}: CS8619 ");

    [Theory]
    [InlineData("Install and register", "\"Zendesk:KeySecret\"", "\"Zendesk:Secret\"")]
    [InlineData("Install and register", "options.Subdomain = \"acme\"", "options.Subdomain = \"acme.zendesk.com\"")]
    [InlineData("Inject and call", "GreetAsync", "WelcomeAsync")]
    [InlineData("Inject and call", "\"Your order\"", "\"Our order\"")]
    [InlineData("Send and read messages", "Content = \"Hello!\"", "Content = \"Bye!\"")]
    [InlineData("Send and read messages", "ActivityType.TypingStart", "new ActivityType(\"typing:pause\")")]
    [InlineData("Unknown content", "[\"type\"] = \"template\"", "[\"type\"] = \"contacts\"")]
    [InlineData("Hand over to an agent", "new(\"agentWorkspace\")", "new(\"bot\")")]
    [InlineData("Users", "e.HasError(\"conflict\")", "e.HasError(\"not_found\")")]
    [InlineData("Users", "Surname = \"Lee\"", "Surname = \"Li\"")]
    [InlineData("Files", "uploaded.Attachment.MediaUrl", "\"https://example.com/photo.png\"")]
    [InlineData("Webhooks in a function or a queue worker", "== MessageAuthorType.User", "== MessageAuthorType.Business")]
    [InlineData("Webhooks in a function or a queue worker", "WebhookSecret.Matches(apiKey, secrets)", "WebhookSecret.Matches(apiKey, secrets[0])")]
    [InlineData("In your application", "\"1234\"", "\"4321\"")]
    [InlineData("In your application (2)", "/conversations/{conversationId}\");", "/conversation/{conversationId}\");")]
    [InlineData("All pages, or one", "HasMore: true", "HasMore: false")]
    [InlineData("All pages, or one", "\"your-own-user-id\"", "\"nobody\"")]
    [InlineData("Update: absent is not null", ", Description = null", "")]
    [InlineData("Conversion events and message refs", "UserId = userId", "UserId = appId")]
    [InlineData("Errors", "e.HasError(\"conversation_not_found\")", "e.HasError(\"not_found\")")]
    [InlineData("What happens when things fail", "AddMeter(\"SunshineConversations.Refit\")", "AddMeter(\"SunshineConversations\")")]
    [InlineData("Authentication", "SunshineConversationsAuthentication.Jwt", "SunshineConversationsAuthentication.Basic")]
    [InlineData("Authentication (2)", "AddSingleton<ISunshineConversationsTokenProvider, Tokens>", "AddSingleton<Tokens>")]
    [InlineData("Several tenants", "[FromKeyedServices(\"red\")]", "[FromKeyedServices(\"blue\")]")]
    [InlineData("Testing your code", "Id = \"1\"", "Id = \"2\"")]
    [InlineData("Testing your code (2)", "options.KeySecret = emulator.Options.KeySecret", "options.KeySecret = emulator.Options.KeyId")]
    public Task What_does_something_else_is_told(string title, string text, string other) => AssertTellsAsync(
        ReadmeFile.Altered(text, other),
        $"\"{title}\" does not do what it says: ");

    [Fact]
    public Task A_new_block_is_told() => AssertTellsAsync(
        ReadmeFile.Text + "\n## Something new\n\n```csharp\nConsole.WriteLine();\n```\n",
        "nothing runs the C# block \"Something new\"; add to CSharpBlocks.ByTitle a method that runs it and asserts what it does");

    [Fact]
    public Task A_block_that_is_gone_is_told() => AssertTellsAsync(
        ReadmeFile.Altered(Fenced("Testing your code (2)"), ""),
        "README.md: no C# block is titled \"Testing your code (2)\" any more; take it out of CSharpBlocks.ByTitle");

    [Fact]
    public void Every_block_is_in_a_language_that_is_looked_at() => Lines.AssertNone(ReadmeFile.NotLookedAt(ReadmeFile.Text));

    [Fact]
    public void A_block_in_another_language_is_told() => Lines.AssertEqual(
        [$"README.md:{LineOf("builder.Services.AddSunshineConversations(")}: nothing looks at the language \"cs\"; it is csharp, sh, or none for a drawing"],
        ReadmeFile.NotLookedAt(ReadmeFile.Altered("```csharp\nbuilder.Services.AddSunshineConversations(", "```cs\nbuilder.Services.AddSunshineConversations(")));

    /// <summary>The altered README has exactly one problem.</summary>
    private static async Task AssertTellsAsync(string altered, string expected) =>
        Assert.Contains(expected, Assert.Single(await CSharpBlocks.ProblemsAsync(altered)), StringComparison.Ordinal);

    private static int LineOf(string text) => ReadmeFile.Text.Split(text)[0].Split('\n').Length;

    private static string Fenced(string title) =>
        $"```csharp\n{ReadmeFile.Blocks(ReadmeFile.Text).Single(block => block.Language == Block.CSharp && block.Title == title).Text}\n```\n";
}
