using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>Requests about the emulator itself.</summary>
internal static class ControlOperations
{
    /// <summary>The only path that is served for every host name, for the health check of a container.</summary>
    public const string HealthPath = EmulatorApplication.OwnPath + "/health";

    public static ApiOperation[] All { get; } =
    [
        new("GetHealth", HttpMethods.Get, HealthPath, _ => ApiResponse.Ok(new HealthBody("healthy"))),
        new("GetStats", HttpMethods.Get, EmulatorApplication.OwnPath + "/stats", request => ApiResponse.Ok(request.Account.Counters.Snapshot())),
        new("ListDeliveries", HttpMethods.Get, EmulatorApplication.OwnPath + "/deliveries", ListDeliveries)
        {
            Query = Object(Optional("limit", Integer(min: 1))),
        },
        new("Reset", HttpMethods.Post, EmulatorApplication.OwnPath + "/reset", Reset) { Body = Object(), IsBodyOptional = true },
    ];

    /// <summary>The latest deliveries, or all that are kept.</summary>
    private static ApiResponse ListDeliveries(ApiRequest request) =>
        ApiResponse.Ok(request.Account.Deliveries.View(request.ReadQuery().Member("limit")?.GetInt32() ?? int.MaxValue));

    private static ApiResponse Reset(ApiRequest request)
    {
        request.ReadBody();
        request.Account.Reset();
        return ApiResponse.Empty;
    }
}

internal sealed record HealthBody(string Status);
