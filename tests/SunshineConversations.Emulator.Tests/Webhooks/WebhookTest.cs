namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>An emulator with a webhook, and the server that it is delivered to.</summary>
public abstract class WebhookTest : EmulatorTest
{
    internal WebhookReceiver Receiver { get; private set; } = null!;

    /// <summary>The webhook as the API shows it.</summary>
    protected JsonNode Webhook { get; private set; } = null!;

    /// <summary>The path of the webhook.</summary>
    protected string WebhookPath { get; private set; } = "";

    /// <summary>The events that are delivered.</summary>
    protected virtual IEnumerable<string> Subscribed => EventTypes.All;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Receiver = await WebhookReceiver.StartAsync();
        JsonNode integration = (await SendAsync("POST", Integrations, $$"""
            {"type":"custom","webhooks":[{"target":"{{Receiver.Target}}","triggers":{{new JsonArray([.. Subscribed]).ToJsonString()}}}]}
            """)).Json["integration"]!;
        Webhook = integration["webhooks"]![0]!;
        WebhookPath = $"{Integrations}/{integration["id"]}/webhooks/{Webhook["id"]}";
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Acts as a user.</summary>
    protected async Task<JsonResponse> ActAsync(string action, string body, string user = UserId)
    {
        JsonResponse response = await SendAsync("POST", $"/emulator/users/{user}/{action}", body);
        Assert.True(response.Status is HttpStatusCode.OK or HttpStatusCode.Created, response.Text);
        await Emulator.WaitForDeliveriesAsync();
        return response;
    }

    /// <summary>A message of the user, which raises a single event once there is a conversation.</summary>
    protected async Task<EmulatorMessage> WriteAsync(string text = "Hello")
    {
        EmulatorMessage sent = await Emulator.User(UserId).SendMessageAsync(text);
        await Emulator.WaitForDeliveriesAsync();
        return sent;
    }

    protected async Task<JsonObject[]> DeliveriesAsync() =>
        [.. (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/deliveries"))).Json["deliveries"]!.AsArray().Select(delivery => delivery!.AsObject())];
}
