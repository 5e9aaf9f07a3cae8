using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations;

/// <summary>Reads the body of a request within limits of size and time.</summary>
internal static class PayloadReader
{
    /// <summary>Reads the events, or returns why they cannot be read.</summary>
    public static async Task<(WebhookPayload? Payload, Refusal? Refusal)> ReadAsync(HttpContext http, int maxLength, TimeSpan timeLimit, TimeProvider timeProvider)
    {
        if (http.Request.ContentLength > maxLength)
            return (null, Refusal.TooLarge);

        // The server's limit for the whole application may be lower.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxLength;

        // A middleware that buffered the body may have read it. The request's own reader may then already be at its end.
        Stream stream = http.Request.Body;
        if (stream.CanSeek)
            stream.Position = 0;

        PipeReader reader = stream.CanSeek ? PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true)) : http.Request.BodyReader;
        using var timeout = new CancellationTokenSource(timeLimit, timeProvider);
        // A read that a token cancels leaves Kestrel's reader in a state in which it cannot be drained, which is logged as an error.
        await using CancellationTokenRegistration stop = timeout.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), reader);
        try
        {
            (ReadOnlySequence<byte> body, Refusal? refusal) = await ReadToEndAsync(reader, maxLength);
            try
            {
                return refusal is null ? Parse(body, http.Request.ContentLength) : (null, refusal);
            }
            finally
            {
                reader.AdvanceTo(body.End);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Refusal.TooLarge);
        }
        catch (BadHttpRequestException)
        {
            // Never the server's own 400, after which the service does not redeliver: the body may be complete the next time.
            return (null, Refusal.Incomplete);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is gone. The server may not know yet, and would continue to read.
            http.Abort();
            return (null, Refusal.Incomplete);
        }
    }

    /// <returns>The bytes read, which the reader still owns, and why they are not the whole body.</returns>
    private static async Task<(ReadOnlySequence<byte> Read, Refusal? Refusal)> ReadToEndAsync(PipeReader reader, int maxLength)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(CancellationToken.None);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > maxLength)
                return (buffer, Refusal.TooLarge);

            if (result.IsCompleted)
                return (buffer, null);

            if (result.IsCanceled)
                return (buffer, Refusal.Incomplete);

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static (WebhookPayload? Payload, Refusal? Refusal) Parse(ReadOnlySequence<byte> body, long? sent)
    {
        try
        {
            return (Parse(body), null);
        }
        catch (FormatException e)
        {
            // Checked only now: a middleware that decompressed the body leaves the compressed length. A body without a length is never empty.
            return (null, body.Length < (sent ?? 1) ? Refusal.Consumed : Refusal.Unreadable with { Text = $"{Refusal.Unreadable.Text}: {e.Message.TrimEnd('.')}" });
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
