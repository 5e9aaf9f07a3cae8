namespace SunshineConversations;

/// <summary>The scopes of a key, of which an operation takes one or several.</summary>
[Flags]
internal enum KeyScopes
{
    /// <summary>It takes no key.</summary>
    None = 0,
    App = 1,
    Integration = 2,
    Account = 4,
    AppOrIntegration = App | Integration,
    AppOrAccount = App | Account,
    Any = App | Integration | Account,
}
