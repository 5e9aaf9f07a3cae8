using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>A participant as named by the caller; exactly one of the two is set.</summary>
internal sealed record ParticipantReference(string? UserId, string? UserExternalId);

/// <summary>The body of Create Conversation, checked.</summary>
internal sealed record CreateRequest(string Type, IReadOnlyList<ParticipantReference> Participants, ConversationDetails Details);

/// <summary>The body of Download Message Ref, checked.</summary>
internal sealed record DownloadRequest(string UserId, JsonElement? InteractiveDataRef);

/// <summary>Checks request bodies against the rules of the API; members it does not know are ignored.</summary>
internal static class RequestValidation
{
    private const int MaxParticipants = 10;
    private const int MaxMetadataBytes = 4096;

    private static readonly string[] ConversionChannels = ["messenger", "instagram", "whatsapp"];
    private static readonly string[] InteractiveDataRefMembers = ["url", "bid", "key", "signature", "owner"];

    public static CreateRequest ReadCreate(JsonElement body)
    {
        var problems = new Problems();
        string? type = null;
        if (!body.TryGetProperty("type", out JsonElement typeMember) || typeMember.ValueKind is JsonValueKind.Null)
            problems.Add("type is required");
        else if (typeMember.ValueKind is JsonValueKind.String && typeMember.GetString() is Conversation.Personal or Conversation.SdkGroup)
            type = typeMember.GetString();
        else
            problems.Add($"type must be {Conversation.Personal} or {Conversation.SdkGroup}");

        ParticipantReference[] participants = ReadParticipants(body, type, problems);
        ConversationDetails details = ReadDetails(body, ConversationDetails.Empty, problems);
        problems.ThrowIfAny();
        return new CreateRequest(type!, participants, details);
    }

    /// <summary>Merges the body into the details: what it does not mention stays, null clears, a value replaces.</summary>
    public static ConversationDetails ApplyUpdate(JsonElement body, ConversationDetails current)
    {
        var problems = new Problems();
        ConversationDetails details = ReadDetails(body, current, problems);
        problems.ThrowIfAny();
        return details;
    }

    public static DownloadRequest ReadDownload(JsonElement body)
    {
        var problems = new Problems();
        string? userId = ReadRequiredString(body, "userId", "userId", problems);
        JsonElement? dataRef = null;
        if (body.TryGetProperty("apple", out JsonElement apple)
            && IsObject(apple, "apple", problems)
            && ReadRequiredObject(apple, "interactiveDataRef", "apple.interactiveDataRef", problems) is { } given)
        {
            dataRef = given;
            foreach (string name in InteractiveDataRefMembers)
                ReadRequiredString(given, name, $"apple.interactiveDataRef.{name}", problems);
        }

        problems.ThrowIfAny();
        return new DownloadRequest(userId!, dataRef);
    }

    /// <summary>Returns the number of events.</summary>
    public static int ReadConversionEvents(JsonElement body)
    {
        var problems = new Problems();
        string[] channels = [.. ConversionChannels.Where(channel => body.TryGetProperty(channel, out _))];
        if (channels.Length != 1)
            problems.Add($"Exactly one of {string.Join(", ", ConversionChannels)} is required");

        int count = 0;
        foreach (string channel in channels)
        {
            if (IsObject(body.GetProperty(channel), channel, problems)
                && ReadRequiredObject(body.GetProperty(channel), "payload", $"{channel}.payload", problems) is { } payload)
            {
                count += ReadEvents(payload, $"{channel}.payload.data", problems);
            }
        }

        problems.ThrowIfAny();
        return count;
    }

    private static int ReadEvents(JsonElement payload, string path, Problems problems)
    {
        if (!payload.TryGetProperty("data", out JsonElement data))
            problems.Add($"{path} is required");
        else if (data.ValueKind is not JsonValueKind.Array || data.GetArrayLength() == 0)
            problems.Add($"{path} must be an array of at least one event");
        else
        {
            foreach ((int index, JsonElement item) in data.EnumerateArray().Index())
                IsObject(item, $"{path}[{index}]", problems);

            return data.GetArrayLength();
        }

        return 0;
    }

    private static ParticipantReference[] ReadParticipants(JsonElement body, string? type, Problems problems)
    {
        JsonElement[] items = [];
        if (body.TryGetProperty("participants", out JsonElement member))
        {
            if (member.ValueKind is not JsonValueKind.Array)
            {
                problems.Add("participants must be an array");
                return [];
            }

            items = [.. member.EnumerateArray()];
        }

        if (type == Conversation.Personal && items.Length != 1)
            problems.Add("participants must have exactly 1 item for a personal conversation");
        else if (items.Length > MaxParticipants)
            problems.Add($"participants must have at most {MaxParticipants} items");

        return [.. items.Select((item, index) => ReadParticipant(item, $"participants[{index}]", type, problems))];
    }

    private static ParticipantReference ReadParticipant(JsonElement item, string path, string? type, Problems problems)
    {
        if (!IsObject(item, path, problems))
            return new ParticipantReference(null, null);

        bool byId = item.TryGetProperty("userId", out _);
        bool byExternalId = item.TryGetProperty("userExternalId", out _);
        if (byId == byExternalId)
            problems.Add($"{path} must have exactly one of userId and userExternalId");

        if (item.TryGetProperty("subscribeSDKClient", out JsonElement subscribe))
        {
            if (subscribe.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                problems.Add($"{path}.subscribeSDKClient must be a boolean");
        }
        else if (type == Conversation.SdkGroup)
        {
            problems.Add($"{path}.subscribeSDKClient is required for an sdkGroup conversation");
        }

        return new ParticipantReference(
            byId ? ReadRequiredString(item, "userId", $"{path}.userId", problems) : null,
            byExternalId ? ReadRequiredString(item, "userExternalId", $"{path}.userExternalId", problems) : null);
    }

    private static ConversationDetails ReadDetails(JsonElement body, ConversationDetails current, Problems problems)
    {
        string? displayName = ReadText(body, "displayName", 100, current.DisplayName, problems);
        string? description = ReadText(body, "description", 100, current.Description, problems);
        string? iconUrl = ReadText(body, "iconUrl", 2048, current.IconUrl, problems);
        if (iconUrl is { Length: > 0 } && !IsAbsoluteUri(iconUrl))
            problems.Add("iconUrl must be an absolute URI");

        return new ConversationDetails(displayName, description, iconUrl, ReadMetadata(body, current.Metadata, problems));
    }

    private static string? ReadText(JsonElement body, string name, int maxLength, string? current, Problems problems)
    {
        if (!body.TryGetProperty(name, out JsonElement member))
            return current;

        if (member.ValueKind is JsonValueKind.Null)
            return null;

        if (member.ValueKind is not JsonValueKind.String)
        {
            problems.Add($"{name} must be a string or null");
            return current;
        }

        string text = member.GetString()!;
        // The schema counts characters, of which one may take two UTF-16 units.
        int length = text.EnumerateRunes().Count();
        if (length == 0 || length > maxLength)
            problems.Add($"{name} must be 1 to {maxLength} characters long");

        return text;
    }

    private static JsonElement? ReadMetadata(JsonElement body, JsonElement? current, Problems problems)
    {
        if (!body.TryGetProperty("metadata", out JsonElement member))
            return current;

        if (member.ValueKind is JsonValueKind.Null)
            return null;

        if (member.ValueKind is not JsonValueKind.Object)
        {
            problems.Add("metadata must be an object or null");
            return current;
        }

        foreach (JsonProperty entry in member.EnumerateObject())
        {
            if (entry.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                problems.Add($"metadata.{entry.Name} must be a string, a number or a boolean");
        }

        if (SizeOf(member) > MaxMetadataBytes)
            problems.Add($"metadata must not be larger than {MaxMetadataBytes} bytes");

        // A copy, lest each conversation keep its whole request body alive.
        return JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(member, EmulatorJson.Wire.JsonElement));
    }

    /// <summary>
    /// The bytes of the flat object in its shortest form: without white space, and with no character escaped that need
    /// not be. Neither the caller's nor our own way of writing it then changes what fits.
    /// </summary>
    private static int SizeOf(JsonElement metadata)
    {
        const int Braces = 2, Quotes = 2, Colon = 1, Comma = 1;
        int[] members = [.. metadata.EnumerateObject().Select(entry => SizeOfText(entry.Name) + Colon + SizeOfValue(entry.Value))];
        return Braces + members.Sum() + (Comma * Math.Max(0, members.Length - 1));

        static int SizeOfValue(JsonElement value) =>
            value.ValueKind is JsonValueKind.String ? SizeOfText(value.GetString()!) : value.GetRawText().Length;

        static int SizeOfText(string text) => Quotes + text.EnumerateRunes().Sum(rune => rune.Value switch
        {
            '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
            < ' ' => 6,
            _ => rune.Utf8SequenceLength,
        });
    }

    private static bool IsAbsoluteUri(string text) =>
        Uri.IsWellFormedUriString(text, UriKind.Absolute)
        // The framework overlooks white space around a URI.
        && text.Length == text.Trim().Length;

    private static bool IsObject(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind is JsonValueKind.Object)
            return true;

        problems.Add($"{path} must be an object");
        return false;
    }

    private static JsonElement? ReadRequiredObject(JsonElement parent, string name, string path, Problems problems)
    {
        if (!parent.TryGetProperty(name, out JsonElement member))
        {
            problems.Add($"{path} is required");
            return null;
        }

        return IsObject(member, path, problems) ? member : null;
    }

    private static string? ReadRequiredString(JsonElement parent, string name, string path, Problems problems)
    {
        if (!parent.TryGetProperty(name, out JsonElement member))
            problems.Add($"{path} is required");
        else if (member.ValueKind is not JsonValueKind.String)
            problems.Add($"{path} must be a string");
        else
            return member.GetString();

        return null;
    }
}
