using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Refit;

namespace SunshineConversations.Quickstart;

/// <summary>The user whose conversations the quickstart uses.</summary>
internal sealed record QuickstartTarget(string AppId, string UserId, bool RealAccount);

/// <summary>Does what a bot does with an injected <see cref="SunshineConversationsClient"/>, and prints one line per step.</summary>
internal sealed class QuickstartWorker(SunshineConversationsClient client, QuickstartTarget target, SentRequests sent, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private readonly IConversationsApi _conversations = client.Conversations;
    private readonly List<string> _created = [];
    private UserSteps? _users;
    private int _steps;

    private string AppId => target.AppId;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"The quickstart failed: {e.Message}");
            Environment.ExitCode = 1;
        }
        finally
        {
            await RemoveWhatIsLeftAsync();
            lifetime.StopApplication();
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        ConversationListFilter filter = ConversationListFilter.ByUserId(target.UserId);

        for (int i = 1; i <= 3; i++)
        {
            Conversation created = await CreateAsync(ConversationType.SdkGroup, $"Quickstart {i}", cancellationToken);
            _created.Add(created.Id);
            Print("create", $"{created.Type} conversation {created.Id} \"{created.DisplayName}\"");
        }

        string? defaultId = null;
        int listed = 0;
        await foreach (Conversation conversation in _conversations.ListAllConversationsAsync(AppId, filter, pageSize: 2, cancellationToken: cancellationToken))
        {
            listed++;
            if (conversation.IsDefault == true)
                defaultId = conversation.Id;
        }

        Print("list all", $"{listed} conversations, page by page");

        string id = _created[0];
        ConversationResponse fetched = await _conversations.GetConversationAsync(AppId, id, cancellationToken);
        Print("get", $"\"{fetched.Conversation.Description}\", created {fetched.Conversation.CreatedAt:u}");

        ConversationResponse renamed = await _conversations.UpdateConversationAsync(AppId, id, new() { DisplayName = "Renamed" }, cancellationToken);
        Print("rename", $"now \"{renamed.Conversation.DisplayName}\", and still \"{renamed.Conversation.Description}\"");

        ConversationResponse cleared = await _conversations.UpdateConversationAsync(AppId, id, new() { Description = null }, cancellationToken);
        Print("clear", $"the description is {cleared.Conversation.Description ?? "gone"}");

        _users = new UserSteps(client, AppId, id);
        Print("create user", await _users.CreateAsync(cancellationToken));
        Print("update user", await _users.UpdateAsync(cancellationToken));
        Print("join", await _users.JoinAsync(cancellationToken));

        var messages = new MessageSteps(client, AppId, id);
        Print("typing", await messages.ShowTypingAsync(cancellationToken));
        Print("quick replies", await messages.SendQuickRepliesAsync(cancellationToken));
        Print("carousel", await messages.SendCarouselAsync(cancellationToken));
        Print("picture", await messages.SendPictureAsync(cancellationToken));
        Print("messages", await messages.ListAsync(cancellationToken));
        await TryOnChannelAsync("pass control", () => messages.PassControlAsync(cancellationToken));

        await TryOnChannelAsync("post events", async () =>
        {
            ConversionEventsResponse posted = await _conversations.PostConversionEventsAsync(
                AppId, id, ConversionEventsBody.ForWhatsApp(new JsonObject { ["event_name"] = "Purchase", ["event_time"] = 1752161233 }), cancellationToken);
            return $"{posted.ConversionEvents.EventsReceived} event accepted by data set {posted.ConversionEvents.DatasetId}";
        });

        await TryOnChannelAsync("download ref", async () =>
        {
            JsonObject downloaded = await _conversations.DownloadMessageRefAsync(AppId, id, new() { UserId = target.UserId, Apple = ExampleRef }, cancellationToken);
            return $"an object with {string.Join(", ", downloaded.Select(member => member.Key))}";
        });

        await _conversations.DeleteConversationAsync(AppId, id, cancellationToken);
        _created.Remove(id);
        Print("delete", $"{id} is deleted");

        await ShowDefaultCannotBeDeletedAsync(defaultId, cancellationToken);
    }

    private async Task<Conversation> CreateAsync(ConversationType type, string displayName, CancellationToken cancellationToken)
    {
        ConversationResponse created = await _conversations.CreateConversationAsync(
            AppId,
            new()
            {
                Type = type,
                Participants = [ConversationParticipant.ByUserId(target.UserId, subscribeSdkClient: false)],
                DisplayName = displayName,
                Description = "Created by the quickstart",
                Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 },
            },
            cancellationToken);
        return created.Conversation;
    }

    /// <summary>These depend on a switchboard or on a third-party channel, which a real account may not have connected.</summary>
    private async Task TryOnChannelAsync(string step, Func<Task<string>> callAsync)
    {
        try
        {
            Print(step, await callAsync());
        }
        catch (SunshineConversationsException e) when (target.RealAccount)
        {
            Print(step, $"refused, as expected where nothing is connected: {Describe(e)}");
        }
    }

    private async Task ShowDefaultCannotBeDeletedAsync(string? defaultId, CancellationToken cancellationToken)
    {
        if (defaultId is null && target.RealAccount)
        {
            Print("delete default", "skipped: this user has no default conversation, and a new one could not be removed again");
            return;
        }

        if (defaultId is null)
        {
            Conversation created = await CreateAsync(ConversationType.Personal, "The default", cancellationToken);
            defaultId = created.Id;
            Print("create", $"{created.Type} conversation {created.Id}, the user's default: {created.IsDefault}");
        }

        try
        {
            await _conversations.DeleteConversationAsync(AppId, defaultId, cancellationToken);
            throw new InvalidOperationException("The service deleted the default conversation, which it documents as impossible.");
        }
        catch (SunshineConversationsException e)
        {
            Print("delete default", $"refused: {Describe(e)}");
        }
    }

    private async Task RemoveWhatIsLeftAsync()
    {
        try
        {
            if (_users is not null && await _users.DeleteAsync(CancellationToken.None) is { } deleted)
                Print("clean up", deleted);
        }
        catch (ApiExceptionBase e)
        {
            Console.Error.WriteLine($"The user could not be removed: {e.Message}");
            Environment.ExitCode = 1;
        }

        foreach (string id in _created)
        {
            try
            {
                await _conversations.DeleteConversationAsync(AppId, id, CancellationToken.None);
                Print("clean up", $"{id} is deleted");
            }
            catch (ApiExceptionBase e)
            {
                Console.Error.WriteLine($"The conversation {id} could not be removed: {e.Message}");
                Environment.ExitCode = 1;
            }
        }
    }

    /// <summary>One line for each request of the step, with the result after the last.</summary>
    private void Print(string step, string result)
    {
        _steps++;
        IReadOnlyList<string> requests = sent.Take();
        for (int i = 0; i < requests.Count - 1; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_steps,2}. {step,-14} {requests[i]}"));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_steps,2}. {step,-14} {(requests is [.., string last] ? last : "")} -> {result}"));
    }

    private static string Describe(SunshineConversationsException e) =>
        $"{(int)e.StatusCode} {string.Join("; ", e.Errors.Select(error => $"code {error.Code}, title \"{error.Title}\""))}";

    /// <summary>The format of a reference as in a webhook from Apple; it leads nowhere.</summary>
    private static AppleMessageRef ExampleRef => new()
    {
        InteractiveDataRef = new()
        {
            Url = "https://p61-content.icloud.com/example",
            Bid = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension",
            Key = "00c0d1827fdc858fe7b4",
            Signature = "81a619c81da5a01c6139",
            Owner = "M58C0A2A1EB62B4E859B",
        },
    };
}
