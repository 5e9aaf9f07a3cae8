namespace SunshineConversations.AotSmoke;

/// <summary>The default data of the emulator.</summary>
internal static class Account
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string KeyId = "app_5d8cff3cd55b040010928b5c";
    public const string KeySecret = "emulator-secret-0123456789";
    public const string UserId = "42589ad070d43be9b00ff7e5";
    public const string UserExternalId = "your-own-user-id";

    public const string OtherUserId = "6e416caac6a5e9544e3fb6d7";
}
