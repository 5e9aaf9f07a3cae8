using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>The entry of a request in the journal, which is collected on its way.</summary>
internal sealed class Exchange(EmulatorAccount account)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _hasEnded;

    /// <summary>The JSON of the request, or null.</summary>
    public byte[]? Body { get; set; }

    public EmulatorFault? Fault { get; set; }

    /// <summary>
    /// Adds the entry, unless it was added before. An operation does it together with its changes: a test that sees a message
    /// must find the request that sent it.
    /// </summary>
    public void End(HttpContext context, int? statusCode, byte[]? response = null)
    {
        lock (account.Lock)
        {
            if (_hasEnded)
                return;

            _hasEnded = true;
            account.Journal.Add(new EmulatorRequest(Body, response)
            {
                Id = account.NewId(),
                At = account.Clock.GetUtcNow(),
                Operation = context.GetOperation()?.Id,
                Method = context.Request.Method,
                Path = Secrets.Hide(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget),
                StatusCode = Fault is EmulatorFault.ConnectionReset or EmulatorFault.LostResponse ? null : statusCode,
                Duration = Stopwatch.GetElapsedTime(_start),
                Fault = Fault,
            });
        }
    }
}
