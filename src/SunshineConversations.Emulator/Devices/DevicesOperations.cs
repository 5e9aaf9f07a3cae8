namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Devices.</summary>
internal static class DevicesOperations
{
    private const string Collection = UsersOperations.Item + "/devices";

    public static ApiOperation[] All { get; } =
    [
        new("ListDevices", HttpMethods.Get, Collection, List) { Query = UsersDeclarations.Brand },
        new("GetDevice", HttpMethods.Get, Collection + "/{deviceId}", Get) { Query = UsersDeclarations.Brand },
    ];

    private static ApiResponse List(ApiRequest request) => ApiResponse.Ok(new DeviceListBody(
        [.. request.App.Devices.List(request.GetUser().Id).OrderByDescending(device => device.LastSeen, StringComparer.Ordinal)]));

    private static ApiResponse Get(ApiRequest request)
    {
        User user = request.GetUser();
        return request.App.Devices.Find(request.RouteValue("deviceId")) is { } device && device.UserId == user.Id
            ? ApiResponse.Ok(new DeviceBody(device))
            : throw EmulatorErrorException.NotFound("device_not_found", "Device not found");
    }
}
