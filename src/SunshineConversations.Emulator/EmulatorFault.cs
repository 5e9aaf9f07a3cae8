namespace SunshineConversations.Emulator;

/// <summary>
/// A fault of the service, for <see cref="SunshineConversationsEmulator.InjectFault"/>. The operation is not done, except with
/// <see cref="LostResponse"/>. The header <c>X-Emulator-Fault</c> has short names for them.
/// </summary>
public enum EmulatorFault
{
    /// <summary><c>429</c> with <c>Retry-After: 1</c>.</summary>
    TooManyRequests,

    /// <summary><c>500</c>.</summary>
    InternalServerError,

    /// <summary><c>503</c> with <c>Retry-After: 1</c>.</summary>
    ServiceUnavailable,

    /// <summary>The connection is reset, without a response. In the header: <c>reset</c>.</summary>
    ConnectionReset,

    /// <summary>One byte of the response per second, for two minutes. In the header: <c>slow</c>.</summary>
    SlowResponse,

    /// <summary><c>200</c> with a page of HTML, as from a proxy. In the header: <c>html</c>.</summary>
    HtmlResponse,

    /// <summary><c>200</c> with JSON that ends in the middle. In the header: <c>truncated</c>.</summary>
    TruncatedResponse,

    /// <summary>
    /// The operation is done, and then the connection is reset: the caller cannot know that it was done, and a retry does it
    /// twice. In the header: <c>lost</c>.
    /// </summary>
    LostResponse,
}

/// <summary>The names of faults in HTTP.</summary>
internal static class EmulatorFaults
{
    /// <summary>In the order of <see cref="EmulatorFault"/>.</summary>
    public static readonly string[] Names = ["429", "500", "503", "reset", "slow", "html", "truncated", "lost"];

    public static string NameOf(EmulatorFault fault) => Names[(int)fault];

    public static EmulatorFault? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (EmulatorFault)index : null;
}
