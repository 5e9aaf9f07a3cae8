namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Devices.</summary>
internal static class DevicesRows
{
    private const string Collection = "/v2/apps/{appId}/users/{userIdOrExternalId}/devices";
    private const string BrandId = "9477922990333";

    private const string DeviceJson =
        """{"id":"5d9b870dda96abc332625ccc","type":"web","guid":"f1c7abea2d49429db10094be820d5f80","clientId":"5d9b870dda96abc332625cc8","status":"active","integrationId":"5d83a25d9916b64a83ed25e8","lastSeen":"2025-01-28T17:59:58.331Z","pushNotificationToken":"t","info":{"vendor":"zendesk","sdkVersion":"0.1"},"appVersion":"1.0"}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IDevicesApi>($"GET {Collection}", "ListDevices", (api, ids, token) => api.ListDevicesAsync(ids["appId"], ids["userIdOrExternalId"], BrandId, token)) with
        {
            Query = "?brandId=9477922990333",
            SuccessBody = $$"""{"devices":[{{DeviceJson}}]}""",
        },
        Operation.Of<IDevicesApi>($"GET {Collection}/{{deviceId}}", "GetDevice", (api, ids, token) => api.GetDeviceAsync(ids["appId"], ids["userIdOrExternalId"], ids["deviceId"], BrandId, token)) with
        {
            Query = "?brandId=9477922990333",
            SuccessBody = $$"""{"device":{{DeviceJson}}}""",
        },
    ];
}
