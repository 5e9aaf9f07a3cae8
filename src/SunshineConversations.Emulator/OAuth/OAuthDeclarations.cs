using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag OAuth.</summary>
internal static class OAuthDeclarations
{
    public static readonly ObjectDeclaration Authorize = Object(
        Required("client_id", Text()),
        Required("response_type", OneOf("code")),
        Optional("state", Text()),
        Optional("redirect_uri", Text()));

    public static readonly ObjectDeclaration GetToken = Object(
        Required("code", Text()),
        Required("grant_type", OneOf("authorization_code")),
        Required("client_id", Text()),
        Required("client_secret", Text()));
}
