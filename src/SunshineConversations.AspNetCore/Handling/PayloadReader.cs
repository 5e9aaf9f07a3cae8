using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations;

/// <summary>Reads the body of a request within limits of length and time.</summary>
internal static class PayloadReader
{
    /// <summary>Reads the events, or tells why they cannot be read.</summary>
    public static async Task<(WebhookPayload? Payload, Refusal? Refusal)> ReadAsync(HttpContext http, int maxLength, TimeSpan timeLimit, TimeProvider timeProvider)
    {
        if (http.Request.ContentLength > maxLength)
            return (null, Refusal.TooLarge);

        // The server's limit for the whole application may be lower.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxLength;

        using var timeout = new CancellationTokenSource(timeLimit, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        try
        {
            PipeReader reader = http.Request.BodyReader;
            if (await ReadToEndAsync(reader, maxLength, stop.Token) is not { } body)
                return (null, Refusal.TooLarge);

            try
            {
                return (Parse(body), null);
            }
            finally
            {
                reader.AdvanceTo(body.End);
            }
        }
        catch (FormatException)
        {
            return (null, Refusal.Unreadable);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Refusal.TooLarge);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Never 400, after which the service does not deliver again: a body that breaks off is whole the next time.
            return (null, Refusal.Incomplete);
        }
    }

    /// <returns>The whole body, which the reader still holds; <see langword="null"/> when it is larger than allowed.</returns>
    private static async Task<ReadOnlySequence<byte>?> ReadToEndAsync(PipeReader reader, int maxLength, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > maxLength)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (result.IsCompleted)
                return buffer;

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static WebhookPayload Parse(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
            return WebhookPayload.Parse(body.FirstSpan);

        byte[] rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(rented);
            return WebhookPayload.Parse(rented.AsSpan(0, (int)body.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
