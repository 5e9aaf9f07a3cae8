using System.Net.Http.Headers;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Who sent a request: the library, or a test by hand, which may send anything.</summary>
internal enum Sender
{
    Client,
    Test,
}

/// <summary>One request and its response, as they were on the wire.</summary>
internal sealed record Exchange(Sender Sender, string Method, string Path, string Query, Message Request, int Status, Message Response)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public override string ToString() => $"{Method} {Path}{Query} {Status}";
}

/// <summary>The body of a request or a response. Empty text if there is none.</summary>
internal sealed record Message(string? MediaType, string Body)
{
    public static async Task<Message> OfAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
            return new(null, "");

        // Later readers read it from the buffer.
        await content.LoadIntoBufferAsync(cancellationToken);
        MediaTypeHeaderValue? type = content.Headers.ContentType;
        return new(type?.MediaType, await content.ReadAsStringAsync(cancellationToken));
    }
}
