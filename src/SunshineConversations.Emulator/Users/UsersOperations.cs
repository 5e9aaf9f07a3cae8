using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Users.</summary>
internal static class UsersOperations
{
    public const string Item = Collection + "/{userIdOrExternalId}";
    private const string Collection = "/v2/apps/{appId}/users";

    public static ApiOperation[] All { get; } =
    [
        new("CreateUser", HttpMethods.Post, Collection, Create) { Body = UsersDeclarations.Create },
        new("ListUsers", HttpMethods.Get, Collection, List) { Query = UsersDeclarations.List },
        new("GetUser", HttpMethods.Get, Item, request => ApiResponse.Ok(new UserBody(request.GetUser()))) { Query = UsersDeclarations.Brand },
        new("UpdateUser", HttpMethods.Patch, Item, Update) { Query = UsersDeclarations.Brand, Body = UsersDeclarations.Update },
        new("DeleteUser", HttpMethods.Delete, Item, Delete) { Query = UsersDeclarations.Brand },
        new("DeleteUserPersonalInformation", HttpMethods.Delete, Item + "/personalinformation", DeletePersonalInformation)
        {
            Query = UsersDeclarations.Brand,
        },
        new("SyncUser", HttpMethods.Post, Collection + "/{zendeskId}/sync", Sync) { Body = UsersDeclarations.Sync, IsBodyOptional = true },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        AppState state = request.App;
        JsonElement body = request.ReadBody();
        string? externalId = body.Text("externalId");
        string? brandId = body.Text("brandId");
        if (externalId is not null && state.Users.Count(User.ExternalKey(externalId, brandId)) > 0)
            throw EmulatorErrorException.Conflict("User already exists");

        User user = state.Users.Set(WithDetails(new User { Id = state.NewId(), ExternalId = externalId, BrandId = brandId }, body));
        return ApiResponse.Created(new UserBody(user));
    }

    private static ApiResponse List(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        string email = query.GetProperty("filter").Text("identities.email")!;
        return ApiResponse.Ok(new UserListBody(request.App.Users.List(User.EmailKey(email, query.Text("brandId")))));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        User user = request.GetUser();
        // No event: it is for a change of the user's identity.
        user = request.App.Users.Set(WithDetails(user, request.ReadBody()));
        return ApiResponse.Ok(new UserBody(user));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        User user = request.GetUser();
        request.App.Users.Remove(user);
        request.App.Raise(EventTypes.UserRemove, null, user);
        return ApiResponse.Empty;
    }

    private static ApiResponse DeletePersonalInformation(ApiRequest request)
    {
        AppState state = request.App;
        User user = request.GetUser();
        foreach (Client client in state.Clients.List(user.Id))
            state.Clients.Set(client with { DisplayName = null, AvatarUrl = null, Info = null, Raw = null });

        user = state.Users.Set(user with
        {
            Profile = new UserProfile { Locale = user.Profile.Locale },
            Metadata = EmulatorJson.EmptyObject,
        });
        return ApiResponse.Ok(new UserBody(user));
    }

    private static ApiResponse Sync(ApiRequest request)
    {
        AppState state = request.App;
        string? survivingId = request.ReadBody().Text("survivingZendeskId");
        User user = ByZendeskId(state, request.RouteValue("zendeskId")) ?? throw EmulatorErrorException.UserNotFound();
        var merge = new UserMerge(state);
        if (survivingId is not null && survivingId != user.ZendeskId)
        {
            user = ByZendeskId(state, survivingId) is { } surviving
                ? merge.Merge(surviving, user)
                : state.Users.Set(user with { ZendeskId = survivingId });
        }

        if (state.Options.ZendeskUsers.FirstOrDefault(each => each.Id == user.ZendeskId) is { } core)
            user = merge.Synchronize(user, core);

        return ApiResponse.Ok(new UserBody(user));
    }

    private static User? ByZendeskId(AppState state, string zendeskId) => state.Users.List(User.ZendeskKey(zendeskId)).SingleOrDefault();

    /// <summary>Members that are not in the body keep their values, null clears them, and a value replaces them.</summary>
    private static User WithDetails(User user, JsonElement body)
    {
        JsonElement profile = body.Member("profile") ?? default;
        return user with
        {
            SignedUpAt = body.Text("signedUpAt") is { } text && Timestamps.TryParse(text, out DateTimeOffset time) ? Timestamps.Format(time) : user.SignedUpAt,
            ToBeRetained = body.Member("toBeRetained")?.GetBoolean() ?? user.ToBeRetained,
            Profile = new UserProfile
            {
                GivenName = profile.TextOr("givenName", user.Profile.GivenName),
                Surname = profile.TextOr("surname", user.Profile.Surname),
                Email = profile.TextOr("email", user.Profile.Email),
                AvatarUrl = profile.TextOr("avatarUrl", user.Profile.AvatarUrl),
                Locale = profile.TextOr("locale", user.Profile.Locale),
            },
            Metadata = body.Has("metadata") ? body.PickMetadata() ?? EmulatorJson.EmptyObject : user.Metadata,
        };
    }
}
