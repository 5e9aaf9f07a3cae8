using System.Security.Cryptography;

namespace SunshineConversations.Emulator;

/// <summary>The codes that can still be exchanged for a token, each once. The lock of <see cref="EmulatorAccount"/> guards them.</summary>
internal sealed class AuthorizationCodes
{
    private const int MaxCodes = 100;

    private readonly List<string> _codes = [];

    public string Add()
    {
        if (_codes.Count == MaxCodes)
            _codes.RemoveAt(0);

        string code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _codes.Add(code);
        return code;
    }

    public bool Take(string code) => _codes.Remove(code);

    public void Clear() => _codes.Clear();
}
