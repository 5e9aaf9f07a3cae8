using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations.AotSmoke;

/// <summary>The application's own source of tokens: here a JWT that the emulator accepts, signed by hand.</summary>
internal sealed class Tokens : ISunshineConversationsTokenProvider
{
    public int Given { get; private set; }

    public ValueTask<string> GetTokenAsync(SunshineConversationsTokenRequest request, CancellationToken cancellationToken)
    {
        Given++;
        string header = Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{Account.KeyId}}"}""");
        string payload = Encode($$"""{"scope":"app","exp":{{DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds()}}}""");
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Account.KeySecret), Encoding.ASCII.GetBytes($"{header}.{payload}"));
        return new($"{header}.{payload}.{Base64Url.EncodeToString(signature)}");
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
