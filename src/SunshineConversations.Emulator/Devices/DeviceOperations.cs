namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Devices.</summary>
internal sealed class DeviceOperations(AppState state)
{
    private const string Collection = UserOperations.Item + "/devices";

    public ApiOperation[] All =>
    [
        new("ListDevices", HttpMethods.Get, Collection, List) { Query = UserDeclarations.Brand },
        new("GetDevice", HttpMethods.Get, Collection + "/{deviceId}", Get) { Query = UserDeclarations.Brand },
    ];

    private ApiResponse List(ApiRequest request) => ApiResponse.Ok(new DeviceListBody(
        [.. state.Devices.List(state.UserOf(request).Id).OrderByDescending(device => device.LastSeen, StringComparer.Ordinal)]));

    private ApiResponse Get(ApiRequest request)
    {
        User user = state.UserOf(request);
        return state.Devices.Find(request.RouteValue("deviceId")) is { } device && device.UserId == user.Id
            ? ApiResponse.Ok(new DeviceBody(device))
            : throw ApiException.NotFound("device_not_found", "Device not found");
    }
}
