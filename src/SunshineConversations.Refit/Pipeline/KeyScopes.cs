namespace SunshineConversations;

/// <summary>The scopes of the keys that an operation accepts.</summary>
[Flags]
internal enum KeyScopes
{
    /// <summary>No key is accepted.</summary>
    None = 0,
    App = 1,
    Integration = 2,
    Account = 4,
    AppOrIntegration = App | Integration,
    AppOrAccount = App | Account,
    Any = App | Integration | Account,
}
