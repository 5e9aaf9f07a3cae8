using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A user as it is stored and written.</summary>
internal sealed record User
{
    public required string Id { get; init; }

    public string? ExternalId { get; init; }

    public string? ZendeskId { get; init; }

    public string? BrandId { get; init; }

    public bool Authenticated { get; init; }

    public string? SignedUpAt { get; init; }

    public bool? ToBeRetained { get; init; }

    public UserProfile Profile { get; init; } = new();

    public JsonElement Metadata { get; init; } = EmulatorJson.EmptyObject;

    public IReadOnlyList<UserIdentity> Identities { get; init; } = [];

    /// <summary>The keys that it can be found by, in addition to its ID.</summary>
    [JsonIgnore]
    public IEnumerable<string> Keys
    {
        get
        {
            if (ExternalId is not null)
                yield return ExternalKey(ExternalId, BrandId);

            if (ZendeskId is not null)
                yield return ZendeskKey(ZendeskId);

            foreach (string email in Emails)
                yield return EmailKey(email, BrandId);
        }
    }

    [JsonIgnore]
    public IEnumerable<string> Emails => Identities.Where(identity => identity.Type == UserIdentity.Email).Select(identity => identity.Value);

    /// <summary>External IDs are unique within a brand, and among the users without one.</summary>
    public static string ExternalKey(string externalId, string? brandId) => $"external {Brand(brandId)} {externalId}";

    public static string EmailKey(string email, string? brandId) => $"email {Brand(brandId)} {email.ToLowerInvariant()}";

    public static string ZendeskKey(string zendeskId) => $"zendesk {zendeskId}";

    private static string Brand(string? brandId) => Uri.EscapeDataString(brandId ?? "");
}

/// <summary>Who a user is.</summary>
internal sealed record UserProfile
{
    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Email { get; init; }

    public string? AvatarUrl { get; init; }

    public string? Locale { get; init; }
}

/// <summary>A verified identity of a user.</summary>
internal sealed record UserIdentity(string Type, string Value, string Verification)
{
    public const string Email = "email";

    public static UserIdentity OfEmail(string value) => new(Email, value, "sso");
}

internal sealed record UserBody(User User);

internal sealed record UserListBody(IReadOnlyList<User> Users);
