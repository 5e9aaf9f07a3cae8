namespace SunshineConversations.Emulator;

/// <summary>The switchboard of the preconfigured app, with the switchboard integrations of the options.</summary>
internal static class SeedSwitchboard
{
    public const string Id = "5ef21b132f21af34f088530d";

    public static void AddTo(AppState state)
    {
        foreach (EmulatorSwitchboardIntegration known in state.Options.SwitchboardIntegrations)
        {
            state.SwitchboardIntegrations.Set(new SwitchboardIntegration
            {
                Id = known.Id,
                Name = known.Name,
                IntegrationId = known.IntegrationId,
                IntegrationType = known.IntegrationType,
                NextSwitchboardIntegrationId = known.NextId,
                DeliverStandbyEvents = known.DeliverStandbyEvents,
                SwitchboardId = Id,
            });
        }

        string? defaultId = state.Options.SwitchboardIntegrations.FirstOrDefault()?.Id;
        state.Switchboards.Set(new Switchboard(Id, Enabled: defaultId is not null, defaultId));
    }
}
