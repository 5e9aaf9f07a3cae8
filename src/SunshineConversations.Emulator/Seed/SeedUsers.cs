using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The users of the options, with their devices.</summary>
internal static class SeedUsers
{
    public static void AddTo(AppState state)
    {
        foreach (EmulatorUser user in state.Options.Users)
            Add(state, user);
    }

    /// <summary>Adds one user.</summary>
    public static void Add(AppState state, EmulatorUser user)
    {
        state.Users.Set(new User
        {
            Id = user.Id,
            ExternalId = user.ExternalId,
            ZendeskId = user.ZendeskId,
            BrandId = user.BrandId,
            Authenticated = user.ExternalId is not null || user.ZendeskId is not null,
            Identities = user.Email is null ? [] : [UserIdentity.OfEmail(user.Email)],
        });
        if (user.DeviceTypes is { Count: > 0 } deviceTypes)
            AddDevices(state, user.Id, deviceTypes);
    }

    private static void AddDevices(AppState state, string userId, IReadOnlyList<string> deviceTypes)
    {
        string now = state.Now();
        Client client = state.Clients.Set(new Client
        {
            Id = state.NewId(),
            Type = Client.Sdk,
            Status = Client.Active,
            LastSeen = now,
            LinkedAt = now,
            UserId = userId,
        });
        foreach (string type in deviceTypes)
        {
            state.Devices.Set(new Device
            {
                Id = state.NewId(),
                Type = type,
                Guid = state.NewId(),
                ClientId = client.Id,
                IntegrationId = SeedIntegrations.IdOf(type),
                LastSeen = now,
                PushNotificationToken = type == "web" ? null : state.NewId(),
                AppVersion = type == "web" ? null : "1.0",
                Info = EmulatorJson.ToElement(new JsonObject { ["vendor"] = "emulator", ["sdkVersion"] = "1.0" }),
                UserId = userId,
            });
        }
    }
}
