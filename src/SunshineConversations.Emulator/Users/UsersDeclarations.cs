using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>The declarations of the requests of the tag Users.</summary>
internal static class UsersDeclarations
{
    /// <summary>For every operation with a user in its path.</summary>
    public static readonly ObjectDeclaration Brand = Object(Optional("brandId", Text()));

    public static readonly ObjectDeclaration List = Object(
    [
        Required("filter", Object(Required("identities.email", Text()))),
        .. Brand.Members,
    ]);

    public static readonly ObjectDeclaration Update = Object(
        Optional("signedUpAt", Timestamp()),
        Optional("toBeRetained", Flag()),
        Optional("profile", Object(
            Optional("givenName", Text(1, 128).Nullable()),
            Optional("surname", Text(1, 128).Nullable()),
            Optional("email", Email(1, 128).Nullable()),
            Optional("avatarUrl", Uri(1, 2048).Nullable()),
            Optional("locale", Text(1, 64).Nullable()))),
        Optional("metadata", Metadata));

    public static readonly ObjectDeclaration Create = Object(
    [
        Optional("externalId", Text(1, 1024)),
        Optional("brandId", Text(1, 24).Nullable()),
        .. Update.Members,
    ]);

    public static readonly ObjectDeclaration Sync = Object(Optional("survivingZendeskId", Text()));
}
