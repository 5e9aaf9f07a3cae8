namespace SunshineConversations.Emulator;

/// <summary>
/// What the emulator knows and insists on. As a program it takes these from the configuration section <c>Emulator</c>:
/// <c>--Emulator:KeySecret=…</c>, <c>Emulator__AppId=…</c>, <c>Emulator__Users__0__Id=…</c>.
/// </summary>
/// <remarks>
/// Everything but <see cref="Users"/> is read anew at each request, so a test may, for instance, rotate
/// <see cref="KeySecret"/> under a running client.
/// </remarks>
public sealed class EmulatorOptions
{
    /// <summary>The one app there is; any other id is answered with <c>404 app_not_found</c>.</summary>
    public string AppId { get; set; } = "5d8cff3cd55b040010928b5b";

    /// <summary>The id of the one API key: the user name of Basic, the <c>kid</c> of a JWT.</summary>
    public string KeyId { get; set; } = "app_5d8cff3cd55b040010928b5c";

    /// <summary>The secret of the API key: the password of Basic, the signing key of a JWT.</summary>
    public string KeySecret { get; set; } = "emulator-secret-0123456789";

    /// <summary>
    /// The users of the app, read once at the start. It begins with two, one of them with the external id
    /// <c>your-own-user-id</c>; users given by configuration take their place, users added in code join them.
    /// </summary>
    public IList<EmulatorUser> Users { get; } =
    [
        new EmulatorUser("42589ad070d43be9b00ff7e5", "your-own-user-id"),
        new EmulatorUser("6e416caac6a5e9544e3fb6d7"),
    ];

    /// <summary>The largest request body in bytes; a larger one is answered with 413.</summary>
    public int MaxRequestBodyBytes { get; set; } = 102_400;

    internal static EmulatorOptions FromConfiguration(IConfigurationSection section)
    {
        var options = new EmulatorOptions();
        if (section.GetSection(nameof(Users)).Exists())
            options.Users.Clear();

        section.Bind(options);
        return options;
    }

    internal void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(AppId);
        ArgumentException.ThrowIfNullOrWhiteSpace(KeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(KeySecret);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBodyBytes);
        if (Users.Any(user => string.IsNullOrWhiteSpace(user.Id)))
            throw new ArgumentException("Every user needs an id.", nameof(Users));

        string?[] externalIds = [.. Users.Select(user => user.ExternalId).Where(id => id is not null)];
        if (Users.DistinctBy(user => user.Id).Count() < Users.Count || externalIds.Distinct().Count() < externalIds.Length)
            throw new ArgumentException("Two users share an id.", nameof(Users));
    }
}
