using System.Text.Json;
using static SunshineConversations.Emulator.Declare;

namespace SunshineConversations.Emulator;

/// <summary>Requests about the emulator itself.</summary>
internal static class ControlOperations
{
    /// <summary>The only path that is served for every host name, for the health check of a container.</summary>
    public const string HealthPath = EmulatorApplication.OwnPath + "/health";

    private static readonly ObjectDeclaration Limited = Object(Optional("limit", Integer(min: 1)));

    public static ApiOperation[] All { get; } =
    [
        new("GetHealth", HttpMethods.Get, HealthPath, _ => ApiResponse.Ok(new HealthBody("healthy"))),
        new("GetStats", HttpMethods.Get, EmulatorApplication.OwnPath + "/stats", request => ApiResponse.Ok(request.Account.Counters.Snapshot())),
        new("ListDeliveries", HttpMethods.Get, EmulatorApplication.OwnPath + "/deliveries", ListDeliveries) { Query = Limited },
        new("Redeliver", HttpMethods.Post, EmulatorApplication.OwnPath + "/deliveries/{deliveryId}/redeliver", Redeliver) { Body = Object(), IsBodyOptional = true },
        new("ListRequests", HttpMethods.Get, EmulatorApplication.OwnPath + "/requests", ListRequests) { Query = Limited },
        new("ListFaults", HttpMethods.Get, EmulatorApplication.OwnPath + "/faults", ListFaults),
        new("InjectFault", HttpMethods.Post, EmulatorApplication.OwnPath + "/faults", InjectFault)
        {
            Body = Object(
                Required("operation", OneOf([.. ApiOperations.All.Select(operation => operation.Id)])),
                Required("fault", OneOf(EmulatorFaults.Names)),
                Optional("times", Integer(min: 1))),
        },
        new("RemoveFaults", HttpMethods.Delete, EmulatorApplication.OwnPath + "/faults", RemoveFaults),
        new("Reset", HttpMethods.Post, EmulatorApplication.OwnPath + "/reset", Reset) { Body = Object(), IsBodyOptional = true },
    ];

    /// <summary>The latest deliveries, or all that are kept.</summary>
    private static ApiResponse ListDeliveries(ApiRequest request) => ApiResponse.Ok(request.Account.Deliveries.View(LimitOf(request)));

    private static ApiResponse Redeliver(ApiRequest request)
    {
        request.ReadBody();
        // The response does not wait for the attempt, which can take long.
        return request.Account.Deliveries.Redeliver(request.RouteValue("deliveryId")) is not null
            ? ApiResponse.Empty
            : throw EmulatorErrorException.NotFound(title: "The delivery is not known, or its webhook no longer exists");
    }

    /// <summary>The latest requests, or all that are kept.</summary>
    private static ApiResponse ListRequests(ApiRequest request) =>
        ApiResponse.Ok(new RequestsBody([.. request.Account.Journal.Requests.TakeLast(LimitOf(request))], request.Account.Journal.DroppedRequests));

    private static ApiResponse ListFaults(ApiRequest request) => ApiResponse.Ok(new FaultsBody(
        [.. request.Account.Faults.All.Select(fault => new FaultView(fault.Operation, fault.Fault, fault.TimesLeft))],
        [.. ApiOperations.All.Select(operation => operation.Id)],
        EmulatorFaults.Names));

    private static ApiResponse InjectFault(ApiRequest request)
    {
        JsonElement body = request.ReadBody();
        request.Account.Faults.Add(body.Text("operation")!, EmulatorFaults.Find(body.Text("fault")!)!.Value, body.Member("times")?.GetInt32() ?? 1);
        return ListFaults(request);
    }

    private static ApiResponse RemoveFaults(ApiRequest request)
    {
        request.Account.Faults.Clear();
        return ApiResponse.Empty;
    }

    private static int LimitOf(ApiRequest request) => request.ReadQuery().Member("limit")?.GetInt32() ?? int.MaxValue;

    private static ApiResponse Reset(ApiRequest request)
    {
        request.ReadBody();
        request.Account.Reset();
        return ApiResponse.Empty;
    }
}

internal sealed record HealthBody(string Status);

/// <summary>The latest requests, and how many are no longer kept.</summary>
internal sealed record RequestsBody(IReadOnlyList<EmulatorRequest> Requests, long Dropped);

/// <summary>The injected faults, and what can be injected.</summary>
internal sealed record FaultsBody(IReadOnlyList<FaultView> Faults, IReadOnlyList<string> Operations, IReadOnlyList<string> Names);

internal sealed record FaultView(string Operation, EmulatorFault Fault, int TimesLeft);
