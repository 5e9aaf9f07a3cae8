namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Devices.</summary>
internal static class DeviceOperations
{
    private const string Collection = UserOperations.Item + "/devices";

    public static ApiOperation[] All { get; } =
    [
        new("ListDevices", HttpMethods.Get, Collection, List) { Query = UserDeclarations.Brand },
        new("GetDevice", HttpMethods.Get, Collection + "/{deviceId}", Get) { Query = UserDeclarations.Brand },
    ];

    private static ApiResponse List(ApiRequest request) => ApiResponse.Ok(new DeviceListBody(
        [.. request.App.Devices.List(request.GetUser().Id).OrderByDescending(device => device.LastSeen, StringComparer.Ordinal)]));

    private static ApiResponse Get(ApiRequest request)
    {
        User user = request.GetUser();
        return request.App.Devices.Find(request.RouteValue("deviceId")) is { } device && device.UserId == user.Id
            ? ApiResponse.Ok(new DeviceBody(device))
            : throw ApiException.NotFound("device_not_found", "Device not found");
    }
}
