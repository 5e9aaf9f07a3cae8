using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>
/// A user of the emulator, played by a test: writes to the bot, and reads what the business wrote. Obtained from
/// <see cref="SunshineConversationsEmulator.User"/>. Several objects can represent the same user: what one of them was given,
/// none is given again. Thread-safe.
/// </summary>
/// <remarks>
/// The user acts in the default conversation, which is created if necessary, and reads in every conversation that the user is
/// in; <see cref="InConversation"/> limits both to one. Actions are complete when the returned task is; the webhooks are called
/// after that. An action that the user cannot take fails with an <see cref="ArgumentException"/> if its data is invalid, otherwise with
/// an <see cref="InvalidOperationException"/>. So do waits and actions of a user who was deleted, or who is not in the conversation.
/// </remarks>
/// <example><code>
/// SimulatedUser ann = emulator.User("your-own-user-id");
/// await ann.SendMessageAsync("Hello");
/// EmulatorMessage reply = await ann.WaitForMessageAsync();
/// </code></example>
public sealed class SimulatedUser
{
    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly SunshineConversationsEmulator _emulator;
    private readonly AppState _app;
    private readonly string? _conversationId;

    internal SimulatedUser(SunshineConversationsEmulator emulator, AppState app, User user, string? conversationId = null)
    {
        _emulator = emulator;
        _app = app;
        _conversationId = conversationId;
        Id = user.Id;
        ExternalId = user.ExternalId;
    }

    /// <summary>The ID of the user.</summary>
    public string Id { get; }

    /// <summary>The business's own ID of the user, or <see langword="null"/>. As it was when this object was created.</summary>
    public string? ExternalId { get; }

    /// <summary>The same user, limited to one conversation.</summary>
    /// <param name="conversationId">The ID of a conversation that the user is in.</param>
    /// <exception cref="InvalidOperationException">There is no such conversation, or the user is not in it.</exception>
    public SimulatedUser InConversation(string conversationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        lock (_app.Lock)
        {
            var limited = new SimulatedUser(_emulator, _app, Current(), conversationId);
            limited.Current();
            return limited;
        }
    }

    /// <summary>Sends a text.</summary>
    /// <param name="text">1 to 4,096 characters.</param>
    /// <returns>The message.</returns>
    public Task<EmulatorMessage> SendMessageAsync(string text) => SendMessageAsync(new JsonObject { ["type"] = "text", ["text"] = text ?? throw new ArgumentNullException(nameof(text)) });

    /// <summary>Sends any content that a user can send.</summary>
    /// <param name="content">The content as in the API, of the type <c>text</c>, <c>image</c>, <c>file</c> or <c>location</c>.</param>
    /// <param name="metadata">The metadata of the message. <see langword="null"/> for none.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The content or the metadata is invalid; the message names each problem.</exception>
    public Task<EmulatorMessage> SendMessageAsync(JsonObject content, JsonObject? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return DoAsync(() => Send(UserActions.Message, new() { ["content"] = content.DeepClone(), ["metadata"] = metadata?.DeepClone() }, nameof(content)));
    }

    /// <summary>Sends a file, as an image if its media type is one.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The name with an extension, such as <c>photo.png</c>.</param>
    /// <param name="mediaType">The media type, such as <c>image/png</c>, for an extension that is not known.</param>
    /// <param name="cancellationToken">Cancels storing the file.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The file is larger than <see cref="EmulatorOptions.MaxUploadBytes"/>, or of a kind that the service refuses.</exception>
    public async Task<EmulatorMessage> SendFileAsync(ReadOnlyMemory<byte> content, string fileName, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        using var source = new MemoryStream(content.ToArray(), writable: false);
        UploadedFile file;
        try
        {
            file = await UploadedFile.ReceiveAsync(fileName, mediaType, source, _app.Files, _app.Options.MaxUploadBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (EmulatorErrorException exception)
        {
            throw Refusal(exception, nameof(content));
        }

        string mediaUrl;
        lock (_app.Lock)
            mediaUrl = AttachmentsOperations.Store(_app, _emulator.BaseUrl.GetLeftPart(UriPartial.Authority), file, isForMessage: true, conversationId: null).MediaUrl;

        string type = file.MediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? "image" : "file";
        return await SendMessageAsync(new JsonObject { ["type"] = type, ["mediaUrl"] = mediaUrl }).ConfigureAwait(false);
    }

    /// <summary>Presses a button: the latest action with a text, in the messages of the business.</summary>
    /// <param name="text">The text of the button, exactly.</param>
    /// <returns>
    /// The address of a <c>link</c> or a <c>webview</c>, which the service does not see. <see langword="null"/> for a <c>reply</c>,
    /// which sends a message, and for a <c>postback</c>, which raises an event.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such button; the message lists those that there are.</exception>
    /// <exception cref="InvalidOperationException">The button is a <c>buy</c> or <c>locationRequest</c>, or its address is not a URI.</exception>
    public Task<Uri?> PressAsync(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return DoAsync(() => Press(text));
    }

    private Uri? Press(string text)
    {
        lock (_app.Lock)
        {
            Current();
            Message[] messages = [.. FromBusiness().Reverse()];
            (Message message, JsonElement action) = messages
                .SelectMany(message => EmulatorMessage.ActionsOf(message.Content).Select(action => (Message: message, Action: action)))
                .FirstOrDefault(each => each.Action.Text("text") == text);
            if (message is null)
                throw new ArgumentException($"No message has a button '{text}'. {ButtonsOf(messages)}", nameof(text));

            var inConversation = new JsonObject { ["conversationId"] = message.ConversationId, ["metadata"] = action.Member("metadata") is { } metadata ? JsonNode.Parse(metadata.GetRawText()) : null };
            switch (action.Text("type"))
            {
                case "reply":
                    inConversation["content"] = new JsonObject { ["type"] = "text", ["text"] = text, ["payload"] = action.Text("payload") };
                    Act(UserActions.Message, inConversation, nameof(text));
                    return null;
                case "postback":
                    inConversation["payload"] = action.Text("payload");
                    Act(UserActions.Postback, inConversation, nameof(text));
                    return null;
                case "link" or "webview":
                    return Uri.TryCreate(action.Text("uri"), UriKind.Absolute, out Uri? uri)
                        ? uri
                        : throw new InvalidOperationException($"The URL of the button '{text}' is not an absolute URI: '{action.Text("uri")}'.");
                case "locationRequest":
                    throw new InvalidOperationException($"The button '{text}' requests a location: send one with SendMessageAsync, as content of the type location.");
                case var type:
                    throw new InvalidOperationException($"The button '{text}' of the type {type} has no effect in the emulator.");
            }
        }
    }

    /// <summary>Fills in and submits the latest form of the business that was not submitted yet.</summary>
    /// <param name="fields">
    /// A value for the name of each field: the text, the email address, or the name or the label of the option of a <c>select</c>.
    /// </param>
    /// <returns>The message with the response.</returns>
    /// <exception cref="ArgumentException">A field is missing, unknown or invalid; the message names the fields of the form.</exception>
    /// <exception cref="InvalidOperationException">There is no form.</exception>
    public Task<EmulatorMessage> SubmitFormAsync(Dictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return DoAsync(() => SubmitForm(fields));
    }

    private EmulatorMessage SubmitForm(Dictionary<string, string> fields)
    {
        lock (_app.Lock)
        {
            Current();
            Message form = FromBusiness().LastOrDefault(message => message.Content.Text("type") == "form" && message.Content.Member("submitted")?.ValueKind is not JsonValueKind.True)
                ?? throw new InvalidOperationException("The business has sent no form that can still be submitted.");
            JsonElement[] declared = [.. form.Content.GetProperty("fields").EnumerateArray()];
            string[] names = [.. declared.Select(field => field.Text("name")!)];
            if (!names.ToHashSet().SetEquals(fields.Keys))
                throw new ArgumentException($"The form has the fields {string.Join(", ", names)}, and the values are for {string.Join(", ", fields.Keys)}.", nameof(fields));

            var body = new JsonObject
            {
                ["conversationId"] = form.ConversationId,
                ["messageId"] = form.Id,
                ["fields"] = new JsonArray([.. declared.Select(field => FilledIn(field, fields))]),
            };
            return Send(UserActions.FormResponse, body, nameof(fields));
        }
    }

    /// <summary>Begins to write. The bot receives <c>conversation:typing</c>.</summary>
    public Task StartTypingAsync() => DoActivityAsync(ActivityTypes.TypingStart);

    /// <summary>Stops writing. The bot receives <c>conversation:typing</c>.</summary>
    public Task StopTypingAsync() => DoActivityAsync(ActivityTypes.TypingStop);

    /// <summary>Reads every message of the conversation. The bot receives <c>conversation:read</c>.</summary>
    public Task MarkAsReadAsync() => DoActivityAsync(ActivityTypes.ConversationRead);

    /// <summary>Follows a link to the conversation that contains a code, such as one in an advertisement. The bot receives <c>conversation:referral</c>.</summary>
    /// <param name="code">The code of the referral.</param>
    public Task FollowReferralAsync(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return DoAsync(() => Act(UserActions.Referral, new() { ["code"] = code }, nameof(code)));
    }

    /// <summary>Reports that a message of the business did not reach the user. The bot receives <c>conversation:message:delivery:failure</c>.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentException">The user has no client, to which a message could be delivered.</exception>
    public Task FailDeliveryAsync(EmulatorMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return DoAsync(() => Act(UserActions.DeliveryFailure, new() { ["messageId"] = message.Id }, nameof(message)));
    }

    /// <summary>
    /// The next message of the business that the user has not been given yet, in the order of the messages. Waits if there is none.
    /// </summary>
    /// <param name="timeout">How long to wait, in real time whatever the clock of the emulator is. 5 seconds by default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="TimeoutException">
    /// No message came. The exception says what came instead: messages, deliveries with their statuses, and the requests of the
    /// bot that failed.
    /// </exception>
    public async Task<EmulatorMessage> WaitForMessageAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        TimeSpan patience = timeout ?? DefaultTimeout;
        ThrowIfNegative(patience, nameof(timeout));
        return await _app.Account.Journal.WaitAsync(TakeNext, patience, cancellationToken).ConfigureAwait(false) ?? throw new TimeoutException(DescribeSilence(patience));
    }

    /// <summary>Waits to see that the business is silent: that there is no message which the user has not been given yet, and none comes.</summary>
    /// <param name="duration">How long to wait, in real time whatever the clock of the emulator is.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="InvalidOperationException">There is a message, which counts as not given yet.</exception>
    public async Task ExpectNoMessageAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ThrowIfNegative(duration, nameof(duration));
        if (await _app.Account.Journal.WaitAsync(FindNext, duration, cancellationToken).ConfigureAwait(false) is { } message)
            throw new InvalidOperationException($"The business was expected to be silent, and sent: {SilenceReport.Describe(message)}.");
    }

    /// <summary>The ID, and the external ID if there is one.</summary>
    public override string ToString() => Name(Id, ExternalId);

    internal static string Name(string id, string? externalId) => externalId is null ? id : $"{id} ({externalId})";

    /// <summary>The response of the service, as an exception.</summary>
    private static Exception Refusal(EmulatorErrorException exception, string parameter)
    {
        string message = string.Join(" ", exception.Body.Errors.Select(error => $"{error.Title.TrimEnd('.')}."));
        return exception.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType
            ? new ArgumentException(message, parameter, exception)
            : new InvalidOperationException(message, exception);
    }

    private Task<ApiResponse> DoActivityAsync(string type) => DoAsync(() => Act(UserActions.Activity, new() { ["type"] = type }, nameof(type)));

    /// <summary>Every failure is that of the task, as with a method that is asynchronous.</summary>
    private static Task<T> DoAsync<T>(Func<T> action)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private EmulatorMessage Send(UserAction action, JsonObject body, string parameter) => new(((UserMessageBody)Act(action, body, parameter).Body).Message);

    private ApiResponse Act(UserAction action, JsonObject body, string parameter)
    {
        body.TryAdd("conversationId", _conversationId);
        foreach (string name in body.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            body.Remove(name);

        try
        {
            lock (_app.Lock)
            {
                User user = Current();
                JsonElement element = EmulatorJson.ToElement(body);
                RequestValidator.Validate(action.Body, element);
                return action.Handle(_app, user, element);
            }
        }
        catch (EmulatorErrorException exception)
        {
            throw Refusal(exception, parameter);
        }
    }

    /// <summary>The user now, under the lock.</summary>
    private User Current()
    {
        _app.Account.Journal.ThrowIfClosed();
        User user = _app.Users.Find(Id) ?? throw new InvalidOperationException($"The user {this} no longer exists.");
        return _conversationId is null || _app.Conversations.Find(_conversationId)?.UserIds.Contains(Id) == true
            ? user
            : throw new InvalidOperationException($"The user {this} is in no conversation with the ID '{_conversationId}'.");
    }

    private static JsonObject FilledIn(JsonElement field, Dictionary<string, string> fields)
    {
        string value = fields[field.Text("name")!];
        string type = field.Text("type")!;
        var filledIn = new JsonObject { ["type"] = type, ["name"] = field.Text("name"), ["label"] = field.Text("label") };
        if (type != "select")
        {
            filledIn[type] = value;
            return filledIn;
        }

        JsonElement[] options = [.. field.Member("options")?.EnumerateArray() ?? default];
        JsonElement chosen = options.FirstOrDefault(option => option.Text("name") == value || option.Text("label") == value);
        if (chosen.ValueKind is JsonValueKind.Undefined)
            throw new ArgumentException($"The field {field.Text("name")} has the options {string.Join(", ", options.Select(option => option.Text("name")))}, and not '{value}'.", nameof(fields));

        filledIn["select"] = new JsonArray(JsonNode.Parse(chosen.GetRawText()));
        return filledIn;
    }

    private static string ButtonsOf(Message[] messages)
    {
        string[] texts = [.. messages.SelectMany(message => EmulatorMessage.ActionsOf(message.Content)).Select(action => action.Text("text")).OfType<string>().Distinct()];
        return texts.Length == 0 ? "There are no buttons." : $"There are: {string.Join(", ", texts.Select(text => $"'{text}'"))}.";
    }

    /// <summary>The messages of the business to the user, in order.</summary>
    private IEnumerable<Message> FromBusiness() => _app.Conversations.List(Id)
        .Where(conversation => _conversationId is null || conversation.Id == _conversationId)
        .SelectMany(conversation => _app.Messages.List(conversation.Id))
        .Where(message => message.Author.Type == AuthorTypes.Business)
        .OrderBy(message => message.Id, StringComparer.Ordinal);

    private EmulatorMessage? FindNext()
    {
        // A user that no longer exists would be silent forever.
        Current();
        return FromBusiness().FirstOrDefault(message => !_app.Account.Journal.IsGiven(Id, message.Id)) is { } next ? new EmulatorMessage(next) : null;
    }

    private EmulatorMessage? TakeNext()
    {
        EmulatorMessage? next = FindNext();
        if (next is not null)
            _app.Account.Journal.Give(Id, next.Id);

        return next;
    }

    private string DescribeSilence(TimeSpan patience)
    {
        lock (_app.Lock)
            return SilenceReport.Of(_app, this, _conversationId, patience);
    }

    internal static void ThrowIfNegative(TimeSpan time, string parameter)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(parameter, time, "The time must not be negative.");
    }
}
