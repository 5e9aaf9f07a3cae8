using System.Text.Json.Nodes;
using SunshineConversations.Tests.Support;

namespace SunshineConversations.Tests.Conversations;

/// <summary>Every bad argument throws an exception that names the parameter, and no request leaves.</summary>
public sealed class BadInputWireTests : IAsyncLifetime
{
    private readonly RawServer _server = RawServer.Answering(RawServer.Answer(200, "{}"));

    private IConversationsApi Api => Clients.Create(_server.BaseUrl);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Assert.Equal(0, _server.Connections);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_missing_body_is_refused()
    {
        await RefusesAsync("body", api => api.CreateConversationAsync(Clients.AppId, null!));
        await RefusesAsync("body", api => api.UpdateConversationAsync(Clients.AppId, Clients.ConversationId, null!));
        await RefusesAsync("body", api => api.DownloadMessageRefAsync(Clients.AppId, Clients.ConversationId, null!));
        await RefusesAsync("body", api => api.PostConversionEventsAsync(Clients.AppId, Clients.ConversationId, null!));
    }

    [Fact]
    public async Task A_body_without_what_is_required_is_refused()
    {
        await RefusesAsync("body", api => api.CreateConversationAsync(Clients.AppId, new()));
        await RefusesAsync("body", api => api.CreateConversationAsync(Clients.AppId, new() { Type = new("") }));
        await RefusesAsync("body", api => api.CreateConversationAsync(Clients.AppId, new() { Type = ConversationType.Personal, Participants = [null!] }));
        await RefusesAsync("body", api => api.DownloadMessageRefAsync(Clients.AppId, Clients.ConversationId, new()));
        await RefusesAsync("body", api => api.DownloadMessageRefAsync(Clients.AppId, Clients.ConversationId, new() { UserId = "u", Apple = new() }));
        await RefusesAsync("body", api => api.DownloadMessageRefAsync(Clients.AppId, Clients.ConversationId, new() { UserId = "u", Apple = new() { InteractiveDataRef = new() { Url = "https://a" } } }));
    }

    [Fact]
    public async Task A_text_that_cannot_be_sent_unchanged_is_refused()
    {
        await RefusesAsync("body", api => api.CreateConversationAsync(Clients.AppId, new() { Type = ConversationType.Personal, DisplayName = "cut \ud83d" }));
        await RefusesAsync("body", api => api.UpdateConversationAsync(Clients.AppId, Clients.ConversationId, new() { DisplayName = "cut \ud83d" }));
        await RefusesAsync("body", api => api.UpdateConversationAsync(Clients.AppId, Clients.ConversationId, new() { Metadata = new Metadata { ["k"] = "cut \ud83d" } }));
        await RefusesAsync("body", api => api.PostConversionEventsAsync(Clients.AppId, Clients.ConversationId, ConversionEventsBody.ForWhatsApp(new JsonObject { ["k"] = "cut \ud83d" })));
    }

    [Fact]
    public async Task A_body_over_the_documented_100_KB_is_refused_and_says_so()
    {
        ArgumentException error = await RefusesAsync("body", api => api.CreateConversationAsync(
            Clients.AppId, new() { Type = ConversationType.Personal, Description = new string('x', 102_400) }));

        Assert.Contains("102400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_names_nobody_is_refused()
    {
        await RefusesAsync("filter", api => api.ListConversationsAsync(Clients.AppId, default));
        await RefusesAsync("filter", api => Task.FromResult(api.ListAllConversationsAsync(Clients.AppId, default)));
        await RefusesAsync("userId", api => api.ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("")));
        await RefusesAsync("userExternalId", api => api.ListConversationsAsync(Clients.AppId, ConversationListFilter.ByUserExternalId(null!)));
    }

    [Fact]
    public async Task A_participant_without_an_id_is_refused()
    {
        await RefusesAsync("userId", api => api.CreateConversationAsync(Clients.AppId, new() { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId("")] }));
        await RefusesAsync("userExternalId", api => api.CreateConversationAsync(Clients.AppId, new() { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserExternalId(null!)] }));
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        var filter = ConversationListFilter.ByUserId("u");
        await RefusesAsync("page", api => api.ListConversationsAsync(Clients.AppId, filter, new() { After = "a", Before = "b" }));
        await RefusesAsync("page", api => api.ListConversationsAsync(Clients.AppId, filter, new() { After = "" }));
        await RefusesAsync("page", api => api.ListConversationsAsync(Clients.AppId, filter, new() { Size = 0 }));
        await RefusesAsync("page", api => api.ListConversationsAsync(Clients.AppId, filter, new() { Size = 101 }));
        await RefusesAsync("pageSize", api => Task.FromResult(api.ListAllConversationsAsync(Clients.AppId, filter, pageSize: 101)));
        await RefusesAsync("appId", api => Task.FromResult(api.ListAllConversationsAsync("..", filter)));
    }

    private async Task<ArgumentException> RefusesAsync(string parameter, Func<IConversationsApi, Task> call)
    {
        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(Api));
        Assert.Equal(parameter, error.ParamName);
        return error;
    }
}
