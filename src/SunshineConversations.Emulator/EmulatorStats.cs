namespace SunshineConversations.Emulator;

/// <summary>What an emulator has counted since it started; also served, without credentials, at <c>GET /emulator/stats</c>.</summary>
/// <param name="ConversationsCreated">Conversations created in all, deleted ones included.</param>
/// <param name="ConversationsDeleted">Conversations deleted.</param>
/// <param name="RequestsByRoute">
/// Requests by method and route template, e.g. <c>GET /v2/apps/{appId}/conversations</c>, whatever their answer and
/// whichever of the two prefixes they used. Every route is there from the start; requests that match none are counted
/// under <c>unmatched</c>, and those to <c>/emulator</c> not at all.
/// </param>
/// <param name="FaultsByKind">Faults done on request, by the value of <c>X-Emulator-Fault</c>. Every kind is there from the start.</param>
public sealed record EmulatorStats(
    long ConversationsCreated,
    long ConversationsDeleted,
    IReadOnlyDictionary<string, long> RequestsByRoute,
    IReadOnlyDictionary<string, long> FaultsByKind);
