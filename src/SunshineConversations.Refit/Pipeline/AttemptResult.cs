namespace SunshineConversations;

/// <summary>How an attempt ended: with a response, or with an exception if there was none.</summary>
internal readonly record struct AttemptResult(HttpResponseMessage? Response, Exception? Exception);
