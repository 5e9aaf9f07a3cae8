using SunshineConversations.Emulator;

namespace SunshineConversations.EchoBot;

/// <summary>The commands to try with the emulator.</summary>
internal static class Instructions
{
    public static string For(SunshineConversationsEmulator emulator)
    {
        string user = $"{emulator.BaseUrl}emulator/users/{emulator.Options.Users[0].Id}";
        return $$$"""
            The bot listens to the emulator at {{{emulator.BaseUrl}}}
            Write to it as a user, and read what it says:

              curl {{{user}}}/messages -H 'Content-Type: application/json' -d '{"content":{"type":"text","text":"Hello"}}'
              curl {{{user}}}/messages -H 'Content-Type: application/json' -d '{"content":{"type":"text","text":"menu"}}'
              curl {{{user}}}/messages -H 'Content-Type: application/json' -d '{"content":{"type":"text","text":"agent"}}'
              curl {{{emulator.BaseUrl}}}emulator/deliveries

            or do both in a browser: {{{emulator.BaseUrl}}}emulator
            """;
    }
}
