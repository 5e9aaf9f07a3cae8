using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>Logs a user in with a token, like the Web Widget and the mobile SDKs.</summary>
internal static class UserLogin
{
    public static ApiOperation[] All { get; } =
    [
        new("Login", HttpMethods.Post, EmulatorApplication.OwnPath + "/login", Login) { Body = Object(Required("token", Text())) },
    ];

    private static ApiResponse Login(ApiRequest request) => ApiResponse.Ok(new UserBody(Login(request.Account, request.ReadBody().GetProperty("token").GetString()!).User));

    /// <summary>Logs a user in, who is created if necessary.</summary>
    /// <exception cref="EmulatorErrorException">401: the token is invalid.</exception>
    public static (AppState App, User User) Login(EmulatorAccount account, string token)
    {
        if (new Authentication(account).ReadJwt(token) is not (var key, var claims) || claims.Text("scope") != "user" || claims.Text("external_id") is not { Length: > 0 } externalId)
            throw EmulatorErrorException.Unauthorized();

        AppState app = account.Apps.Find(key.AppId ?? account.SeedApp.Id) ?? throw EmulatorErrorException.Unauthorized();
        User? known = app.Users.List(User.ExternalKey(externalId, brandId: null)).SingleOrDefault();
        User user = known ?? new User { Id = app.NewId(), ExternalId = externalId };
        string? name = claims.Text("name");
        string? email = claims.Text("email");
        user = app.Users.Set(user with
        {
            Authenticated = true,
            Profile = user.Profile with
            {
                GivenName = name is null ? user.Profile.GivenName : name.Split(' ', 2)[0],
                Surname = name is null ? user.Profile.Surname : name.Split(' ', 2) is [_, var surname] ? surname : null,
                Email = email ?? user.Profile.Email,
            },
            Identities = email is null ? user.Identities : [.. user.Identities.Where(identity => identity.Type != UserIdentity.Email), UserIdentity.OfEmail(email)],
        });
        return (app, user);
    }
}
