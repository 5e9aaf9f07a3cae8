using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>
/// A request to the API of the emulator. Its headers are not kept; the secrets of integrations, webhooks, keys and OAuth in its bodies, and
/// those in its query, are replaced by <c>…</c>. It is immutable; <see cref="ToString"/> contains no IDs or texts.
/// </summary>
public sealed class EmulatorRequest
{
    private readonly byte[]? _body;
    private readonly byte[]? _response;

    internal EmulatorRequest(byte[]? body, byte[]? response) => (_body, _response) = (body, response);

    /// <summary>The ID that the emulator gave to the request. Later requests have greater ones.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>When the operation was done, on the clock of the emulator.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>
    /// The ID of the operation in the official description, such as <c>PostMessage</c>. <see langword="null"/> for the download of an
    /// attachment, and for a request that matches no operation.
    /// </summary>
    public string? Operation { get; internal init; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; internal init; } = "";

    /// <summary>The path with the query, escaped as it was sent.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The status of the response. <see langword="null"/> if the connection was cut before the response.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>
    /// The time from the headers of the request until the operation was done, without the time in which the response was sent. It is real
    /// time, whatever the clock of the emulator is.
    /// </summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The fault that was applied, or <see langword="null"/>.</summary>
    public EmulatorFault? Fault { get; internal init; }

    /// <summary>The code of the first error of the response, such as <c>user_not_found</c>, or <see langword="null"/>.</summary>
    public string? ErrorCode => Error?["code"]?.GetValue<string>();

    /// <summary>The title of the first error of the response, or <see langword="null"/>.</summary>
    public string? ErrorTitle => Error?["title"]?.GetValue<string>();

    /// <summary>A new copy of the JSON of the request. <see langword="null"/> without a body, and for a file.</summary>
    public JsonObject? Body => Parse(_body);

    /// <summary>
    /// A new copy of the JSON of the response. <see langword="null"/> if there was none; with <see cref="EmulatorFault.LostResponse"/>,
    /// the response that was lost.
    /// </summary>
    public JsonObject? Response => Parse(_response);

    [JsonIgnore]
    internal int Size => (_body?.Length ?? 0) + (_response?.Length ?? 0) + Path.Length;

    private JsonNode? Error => Response?["errors"]?[0];

    /// <summary>The operation and the status, such as <c>PostMessage: 404</c>.</summary>
    public override string ToString() => $"{Operation ?? Method}: {(StatusCode is { } statusCode ? $"{statusCode}" : "no response")}";

    private JsonObject? Parse(byte[]? json) => json is null ? null : Secrets.Hide(JsonNode.Parse(json)!.AsObject(), Operation);
}
