using System.Text.Json;

namespace SunshineConversations.AotSmoke;

/// <summary>Every recorded webhook payload is read as its event, and written so that it is read again, without reflection.</summary>
internal static class WebhookScenario
{
    public static void Run()
    {
        string[] names = typeof(WebhookScenario).Assembly.GetManifestResourceNames();
        Check.That(names.Length == 26);
        foreach (string name in names)
        {
            using var body = new MemoryStream();
            using (Stream resource = typeof(WebhookScenario).Assembly.GetManifestResourceStream(name)!)
            {
                resource.CopyTo(body);
            }

            string trigger = Path.GetFileNameWithoutExtension(name).Replace('.', ':');
            WebhookPayload payload = WebhookPayload.Parse(body.ToArray());
            AssertEvent(payload, trigger);
            AssertEvent(WebhookPayload.Parse(JsonSerializer.Serialize(payload, OwnContext.Default.WebhookPayload)), trigger);
        }

        WebhookPayload odd = WebhookPayload.Parse("""{"events":[{"type":"user:remove","id":7,"payload":{"user":{"id":"u","profile":[]}}},7,{"type":"user:remove","payload":{"user":{"id":"v"}}}]}""");
        Check.That(odd.Events is [UserRemoveEvent { Id: "", Payload.User.Id: "u" }, UnknownWebhookEvent { Value.ValueKind: JsonValueKind.Number }, UserRemoveEvent { Payload.User.Id: "v" }]);
        Check.That(WebhookSecret.Matches("new", "old", "new") && !WebhookSecret.Matches(null, "old", "new"));
    }

    private static void AssertEvent(WebhookPayload payload, string trigger)
    {
        Check.That(payload is { App.Id.Length: > 0, Webhook.Version: "v2", Events: [{ Id.Length: > 0 }] });
        WebhookEvent @event = payload.Events[0];
        Check.That(@event.Type == trigger);
        Check.That(@event is UnknownWebhookEvent == (trigger == "passthrough:messaging"));
    }
}
