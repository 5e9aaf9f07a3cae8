namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Users.</summary>
internal static class UsersRows
{
    private const string Collection = "/v2/apps/{appId}/users";
    private const string Item = Collection + "/{userIdOrExternalId}";
    private const string BrandId = "9477922990333";
    private const string TooLarge = "a user of more than 102400 bytes";

    private const string UserJson =
        """{"id":"7494535bff5cef41a15be74d","externalId":"your-own-id","zendeskId":"35436","brandId":"9477922990333","authenticated":true,"signedUpAt":"2020-05-21T15:53:30.197Z","toBeRetained":false,"profile":{"givenName":"Jane","surname":"Doe","email":"jane.doe@gmail.com","avatarUrl":"https://s3.amazonaws.com/avatar.jpg","locale":"fr-CA"},"metadata":{"lang":"en-ca"},"identities":[{"type":"email","value":"jane.doe@gmail.com","verification":"sso"}]}""";

    private const string UserResponseJson = $$"""{"user":{{UserJson}}}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IUsersApi>($"POST {Collection}", "CreateUser", (api, ids, token) => api.CreateUserAsync(
            ids["appId"],
            new()
            {
                ExternalId = "ü 😀",
                BrandId = BrandId,
                SignedUpAt = new DateTimeOffset(2020, 5, 21, 17, 53, 30, 197, TimeSpan.FromHours(2)).AddTicks(1234),
                ToBeRetained = true,
                Profile = new() { GivenName = "Jane", Surname = "Doe", Email = "ann+1@example.com", AvatarUrl = "https://s3.amazonaws.com/avatar.jpg", Locale = "fr-CA" },
                Metadata = new() { ["lang"] = "en-ca" },
            },
            token)) with
        {
            RequestBody = """{"externalId":"ü \uD83D\uDE00","brandId":"9477922990333","signedUpAt":"2020-05-21T15:53:30.197Z","toBeRetained":true,"profile":{"givenName":"Jane","surname":"Doe","email":"ann+1@example.com","avatarUrl":"https://s3.amazonaws.com/avatar.jpg","locale":"fr-CA"},"metadata":{"lang":"en-ca"}}""",
            SuccessStatus = 201,
            SuccessBody = UserResponseJson,
        },
        Operation.Of<IUsersApi>($"GET {Collection}", "ListUsers", (api, ids, token) => api.ListUsersAsync(ids["appId"], UserListFilter.ByEmail("ann+1@example.com"), BrandId, token)) with
        {
            Query = "?filter%5Bidentities.email%5D=ann%2B1%40example.com&brandId=9477922990333",
            SuccessBody = $$"""{"users":[{{UserJson}}]}""",
        },
        Operation.Of<IUsersApi>($"GET {Item}", "GetUser", (api, ids, token) => api.GetUserAsync(ids["appId"], ids["userIdOrExternalId"], BrandId, token)) with
        {
            Query = "?brandId=9477922990333",
            SuccessBody = UserResponseJson,
        },
        Operation.Of<IUsersApi>($"PATCH {Item}", "UpdateUser", (api, ids, token) => api.UpdateUserAsync(
            ids["appId"],
            ids["userIdOrExternalId"],
            new() { ToBeRetained = false, Profile = new() { GivenName = "Ann", Surname = null, Email = null, AvatarUrl = null, Locale = null }, Metadata = null },
            cancellationToken: token)) with
        {
            RequestBody = """{"toBeRetained":false,"profile":{"givenName":"Ann","surname":null,"email":null,"avatarUrl":null,"locale":null},"metadata":null}""",
            SuccessBody = UserResponseJson,
        },
        Operation.Of<IUsersApi>($"DELETE {Item}", "DeleteUser", (api, ids, token) => api.DeleteUserAsync(ids["appId"], ids["userIdOrExternalId"], cancellationToken: token)),
        Operation.Of<IUsersApi>($"DELETE {Item}/personalinformation", "DeleteUserPersonalInformation", (api, ids, token) => api.DeleteUserPersonalInformationAsync(
            ids["appId"], ids["userIdOrExternalId"], BrandId, token)) with
        {
            Query = "?brandId=9477922990333",
            SuccessBody = """{"user":{"id":"67a11490f0305f4a391e9f8a","externalId":"your-own-id","brandId":"9477922990333","signedUpAt":"2025-02-03T19:10:08.152Z","profile":{},"metadata":{},"identities":[]}}""",
        },
        Operation.Of<IUsersApi>($"POST {Collection}/{{zendeskId}}/sync", "SyncUser", (api, ids, token) => api.SyncUserAsync(ids["appId"], ids["zendeskId"], new() { SurvivingZendeskId = "35436" }, token)) with
        {
            RequestBody = """{"survivingZendeskId":"35436"}""",
            SuccessBody = UserResponseJson,
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Bad("body", "ExternalId: The identifier is empty", "a user with an empty external id", api => api.CreateUserAsync(Clients.AppId, new() { ExternalId = "" })),
        Bad("body", "ExternalId: The identifier has 1025", "a user with an external id of 1,025 characters", api => api.CreateUserAsync(Clients.AppId, new() { ExternalId = new('a', 1025) })),
        Bad("body", "ExternalId: The identifier contains a lone surrogate", "a user with half a character as external id", api => api.CreateUserAsync(Clients.AppId, new() { ExternalId = "\ud83d" })),
        Bad("body", "BrandId: The identifier is empty", "a user with an empty brand", api => api.CreateUserAsync(Clients.AppId, new() { BrandId = "" })),
        Bad("body", "Profile.AdditionalData has the member 'email'", "a profile with an email address twice", api => api.CreateUserAsync(Clients.AppId, new() { Profile = new() { AdditionalData = Twice("email") } })),
        Bad("body", "", TooLarge, api => api.CreateUserAsync(Clients.AppId, new() { Metadata = new() { ["k"] = new string('a', 102_400) } })),
        Bad("body", "Profile.AdditionalData has the member 'locale'", "an updated profile with a locale twice", api => api.UpdateUserAsync(Clients.AppId, "u", new() { Profile = new() { AdditionalData = Twice("locale") } })),
        Bad("body", "SurvivingZendeskId: The identifier is empty", "a surviving user with an empty id", api => api.SyncUserAsync(Clients.AppId, "1", new() { SurvivingZendeskId = "" })),
        Bad("filter", "", "a list of nobody's users", api => api.ListUsersAsync(Clients.AppId, null!)),
        Bad("email", "", "a list of users with an empty email address", _ => Task.FromResult(UserListFilter.ByEmail(""))),
        Bad("email", "", "a list of users with an email address that is null", _ => Task.FromResult(UserListFilter.ByEmail(null!))),
        Bad("brandId", "", "a user of a brand without a name", api => api.GetUserAsync(Clients.AppId, "u", "")),
        Bad("brandId", "", "a user of a brand with a line break", api => api.DeleteUserAsync(Clients.AppId, "u", "a\nb")),
    ];

    private static Dictionary<string, System.Text.Json.JsonElement> Twice(string member) => new() { [member] = default };

    private static BadInput Bad(string parameter, string message, string what, Func<IUsersApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };
}
