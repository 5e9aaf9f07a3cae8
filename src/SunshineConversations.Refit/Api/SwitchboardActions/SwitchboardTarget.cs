namespace SunshineConversations;

/// <summary>What can stand in place of a switchboard integration.</summary>
public static class SwitchboardTarget
{
    /// <summary>
    /// The switchboard integration that follows the present one. It is possible only for callers that the service can tell
    /// apart: with the key of an integration, or OAuth.
    /// </summary>
    public const string Next = "next";
}
