using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator.Tool;

/// <summary><c>setup</c>: sets up a bot that is written in any language, in an account or in an emulator.</summary>
internal static class SetupCommand
{
    public const string Name = "setup";

    private const string Usage = """
        setup --app <app ID> --name <name> --target <URL> [--triggers conversation:message,conversation:postback]
              [--switchboard-integration <name> [--next <name>] [--default true] [--standby false] [--history 10]]
        The client is configured by SunshineConversations__Subdomain or __BaseUrl, __KeyId and __KeySecret in the environment.
        """;

    private static readonly string[] Options = ["app", "name", "target", "triggers", "switchboard-integration", "next", "default", "standby", "history"];

    /// <summary>Writes the result as JSON, or an error.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (Arguments.WantHelp(args))
        {
            output.WriteLine(Usage);
            return 0;
        }

        try
        {
            IConfiguration environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            IConfiguration line = new ConfigurationBuilder().AddInMemoryCollection(Read(args)).Build();

            var options = new SunshineConversationsOptions();
            environment.GetSection("SunshineConversations").Bind(options);
            using var client = SunshineConversationsClient.Create(options);
            BotSetupResult bot = await client.SetUpBotAsync(Required(line, "app"), Describe(line));
            output.WriteLine(new JsonObject
            {
                ["integrationId"] = bot.Integration.Id,
                ["webhookId"] = bot.Webhook.Id,
                ["secret"] = bot.Webhook.Secret,
                ["switchboardIntegrationId"] = bot.SwitchboardIntegration?.Id,
                ["changes"] = new JsonArray([.. bot.Changes.Select(change => JsonValue.Create(change))]),
                ["warnings"] = new JsonArray([.. bot.Warnings.Select(warning => JsonValue.Create(warning))]),
            }.ToJsonString());
            return 0;
        }
        catch (Exception e)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    /// <summary>Strictly: a typo must not set up something else.</summary>
    private static Dictionary<string, string?> Read(string[] args)
    {
        var options = new Dictionary<string, string?>();
        for (int i = 0; i < args.Length; i += 2)
        {
            string option = args[i].StartsWith("--", StringComparison.Ordinal) && Options.Contains(args[i][2..]) ? args[i][2..] : throw new ArgumentException($"There is no option {args[i]}.\n{Usage}");
            options[option] = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} has no value.\n{Usage}");
        }

        return options;
    }

    private static BotSetup Describe(IConfiguration line)
    {
        var setup = new BotSetup(Required(line, "name"), Required(line, "target"))
        {
            SwitchboardIntegration = line["switchboard-integration"],
            NextSwitchboardIntegration = line["next"],
            IsDefault = line.GetValue<bool>("default"),
            DeliverStandbyEvents = line.GetValue<bool?>("standby"),
            MessageHistoryCount = line.GetValue<int?>("history"),
        };
        return line["triggers"] is { } triggers ? setup with { Triggers = [.. triggers.Split(',', StringSplitOptions.TrimEntries).Select(trigger => new WebhookTrigger(trigger))] } : setup;
    }

    private static string Required(IConfiguration line, string option) =>
        line[option] is { Length: > 0 } value ? value : throw new ArgumentException($"--{option} is required.\n{Usage}");
}
