namespace SunshineConversations;

internal static class AttachmentsOperations
{
    private const string Collection = "/v2/apps/{appId}/attachments";

    public static OperationInfo[] All { get; } =
    [
        new("UploadAttachment", HttpMethod.Post, Collection, IsRepeatable: false, CarriesFile: true, Scopes: KeyScopes.Any),
        new("DeleteAttachment", HttpMethod.Post, Collection + "/remove", IsRepeatable: false, ReturnsNothing: true, Scopes: KeyScopes.Any),
    ];

    /// <summary>Not in the list, which contains the routes of the API: a file can have any URL.</summary>
    public static OperationInfo Download { get; } = new("DownloadAttachment", HttpMethod.Get, "", IsRepeatable: true, CarriesFile: true) { StreamsResponse = true };
}
