namespace SunshineConversations;

/// <summary>Keywords that can be used instead of a switchboard integration.</summary>
public static class SwitchboardTarget
{
    /// <summary>
    /// The switchboard integration that follows the current one. Only for callers that the service can identify as an
    /// integration: with the key of an integration, or OAuth.
    /// </summary>
    public const string Next = "next";
}
