namespace SunshineConversations.Emulator;

/// <summary>The counters of an emulator since its start. Also served, without credentials, at <c>GET /emulator/stats</c>.</summary>
/// <param name="ConversationsCreated">How many conversations were created, including deleted ones.</param>
/// <param name="ConversationsDeleted">How many conversations were deleted.</param>
/// <param name="RequestsByRoute">
/// How many requests were received, by method and route template, such as <c>GET /v2/apps/{appId}/conversations</c>, regardless of
/// their response and of the prefix they used. Every route is present from the start. Requests that match
/// no route are counted under <c>unmatched</c>, and those to <c>/emulator</c> are not counted.
/// </param>
/// <param name="FaultsByKind">How many faults were applied, by the value of <c>X-Emulator-Fault</c>. Every kind is present from the start.</param>
public sealed record EmulatorStats(
    long ConversationsCreated,
    long ConversationsDeleted,
    IReadOnlyDictionary<string, long> RequestsByRoute,
    IReadOnlyDictionary<string, long> FaultsByKind);
