namespace SunshineConversations;

/// <summary>How an attempt ended: with a response, or with an exception where none came.</summary>
internal readonly record struct AttemptResult(HttpResponseMessage? Response, Exception? Exception);
