using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Users;

/// <summary>A user by its external ID, which may contain any character, through the client and the emulator together.</summary>
public sealed class ExternalIdTests : EmulatedTest
{
    [Theory]
    [Values("a/b", "ann+1@example.com", "50%", "50%25", "ü 😀", "a?b#c&d=e", "a\\b", "...", "José ", " 😀 . ", "the longest")]
    public async Task A_user_is_created_found_changed_and_deleted(string externalId)
    {
        externalId = externalId == "the longest" ? new('ü', 1024) : externalId;
        IUsersApi api = Api<IUsersApi>();

        User created = (await api.CreateUserAsync(Clients.AppId, new() { ExternalId = externalId, Profile = new() { GivenName = "Ann", Surname = "Smith" }, Metadata = new() { ["a"] = 1 } })).User;
        User changed = (await api.UpdateUserAsync(Clients.AppId, externalId, new() { Profile = new() { GivenName = null, Email = "ann@example.org" }, Metadata = null })).User;
        User found = (await api.GetUserAsync(Clients.AppId, externalId)).User;
        await api.DeleteUserAsync(Clients.AppId, externalId);
        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.GetUserAsync(Clients.AppId, externalId));

        Assert.All([created, changed, found], user => Assert.Equal((created.Id, externalId), (user.Id, user.ExternalId)));
        Assert.Equal((null, "Smith", "ann@example.org"), (found.Profile!.GivenName, found.Profile.Surname, found.Profile.Email));
        Assert.Empty(found.Metadata!);
        Assert.True(error.HasError("user_not_found"));
    }
    [Fact]
    public async Task A_second_user_with_the_external_id_is_a_conflict_and_the_first_is_found_by_it()
    {
        IUsersApi api = Api<IUsersApi>();
        UserResponse first = await api.CreateUserAsync(Clients.AppId, new() { ExternalId = "a/b" });

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.CreateUserAsync(Clients.AppId, new() { ExternalId = "a/b" }));

        Assert.Equal(HttpStatusCode.Conflict, error.StatusCode);
        Assert.True(error.HasError("conflict"));
        Assert.Equal(first.User.Id, (await api.GetUserAsync(Clients.AppId, "a/b")).User.Id);
    }

    [Fact]
    public void Members_that_only_the_examples_of_the_service_have_are_read()
    {
        User user = Wire.RoundTrips<UserResponse>("""{"user":{"id":"u","profile":{"locale":"en","localeOrigin":"zendeskAccount"},"identities":[],"hasPaymentInfo":false}}""").User;

        Assert.Equal((false, "zendeskAccount"), (user.HasPaymentInfo, user.Profile!.LocaleOrigin));
    }
}
