namespace SunshineConversations.Emulator;

/// <summary>The caller that the credentials of a request identify.</summary>
/// <param name="Scope">The scope of the credentials; none for a token that claims a scope other than its key's.</param>
/// <param name="KeyId">The ID of the key; null for an OAuth token.</param>
/// <param name="AppId">The only app that they grant access to; null for an account.</param>
/// <param name="IntegrationId">The integration that they belong to; null also for a key of the options.</param>
internal sealed record Caller(CallerScopes Scope, string? KeyId, string? AppId = null, string? IntegrationId = null)
{
    /// <summary>The caller of a request that needs no credentials.</summary>
    public static Caller Anybody { get; } = new(CallerScopes.None, null);
}

/// <summary>The scopes of credentials, and which of them may call an operation.</summary>
[Flags]
internal enum CallerScopes
{
    /// <summary>For an operation: no credentials are needed.</summary>
    None = 0,
    Integration = 1,
    App = 2,
    Account = 4,
    AppOrAccount = App | Account,
    IntegrationOrApp = Integration | App,
    All = Integration | App | Account,
}
