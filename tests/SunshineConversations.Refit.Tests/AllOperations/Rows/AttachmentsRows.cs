namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Attachments.</summary>
internal static class AttachmentsRows
{
    private const string Collection = "/v2/apps/{appId}/attachments";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IAttachmentsApi>($"POST {Collection}", "UploadAttachment", (api, ids, token) => api.UploadAttachmentAsync(
            ids["appId"], AttachmentUpload.FromBytes("text"u8.ToArray(), "ü \"1\".txt", "text/plain"), AttachmentUploadQuery.ForMessage(), token)) with
        {
            Query = "?access=public&for=message",
            RequestBody = $"--{Operation.Boundary}\r\nContent-Disposition: form-data; name=\"source\"; filename=\"ü %221%22.txt\"\r\nContent-Type: text/plain\r\n\r\ntext\r\n--{Operation.Boundary}--\r\n",
            RequestContentType = $"multipart/form-data; boundary={Operation.Boundary}",
            CarriesFile = true,
            SuccessStatus = 201,
            SuccessBody = """{"attachment":{"mediaUrl":"https://subdomain.zendesk.com/sc/attachments/v2/01JK699PBZ645YAFJW2RF45F0B/my_file.jpeg","mediaType":"image/jpeg"}}""",
        },
        Operation.Of<IAttachmentsApi>($"POST {Collection}/remove", "DeleteAttachment", (api, ids, token) => api.DeleteAttachmentAsync(ids["appId"], new(ids["mediaUrl"]), token)) with
        {
            RequestBody = """{"mediaUrl":"https://s3.amazonaws.com/document.pdf"}""",
        },
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Bad("body", "MediaUrl is required", "an attachment without an address", api => api.DeleteAttachmentAsync(Clients.AppId, new())),
        Bad("body", "The file has 52428801 bytes", "a file of one byte too many", api => api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes(new byte[52_428_801], "a.bin"))),
        Bad("conversationId", "The identifier is empty", "a file for a message without a conversation", api => api.UploadAttachmentAsync(Clients.AppId, Upload("a.txt"), AttachmentUploadQuery.ForMessage(""))),
        Bad("conversationId", "The identifier is empty", "a file for a conversation without an id", api => api.UploadAttachmentAsync(Clients.AppId, Upload("a.txt"), AttachmentUploadQuery.ForConversation(""))),
        Bad("conversationId", "", "a file for a conversation that is null", api => api.UploadAttachmentAsync(Clients.AppId, Upload("a.txt"), AttachmentUploadQuery.ForConversation(null!))),
        Bad("mediaUrl", "The value must be an absolute http or https URL", "a copy of a relative URL", api => api.CopyAttachmentAsync(Clients.AppId, "/a.txt")),
        Bad("mediaUrl", "", "a copy of nothing", api => api.CopyAttachmentAsync(Clients.AppId, "")),
        Bad("appId", "", "a copy into an app that is a dot segment", api => api.CopyAttachmentAsync("..", "https://a.example/a.txt")),
        Bad("fileName", "The file name has no extension", "a copy of a URL without a file name", api => api.CopyAttachmentAsync(Clients.AppId, "https://a.example/v2/01JK699PBZ")),
        Bad("fileName", "The file name has no extension", "a copy with a file name without an extension", api => api.CopyAttachmentAsync(Clients.AppId, "https://a.example/a.txt", fileName: "photo")),
        Bad("body", "The file is empty, or its stream is at its end", "no bytes", api => api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes([], "a.txt"))),
        Bad("body", "The file is empty, or its stream is at its end", "a stream that was cut since", api => api.UploadAttachmentAsync(Clients.AppId, CutSince())),
        .. from position in (int[])[4, 5] select Of("stream", "The stream is at its end", $"a stream of 4 bytes at {position}", () => AttachmentUpload.FromStream(new MemoryStream(new byte[4]) { Position = position }, "a.txt")),
        .. from fileName in (string[])["photo", "photo.", "a.b/photo", "a.b\\photo", "photo.jpg/"] select Of("fileName", "The name of the file has no extension", $"the file name {fileName}", () => Upload(fileName)),
        .. from fileName in (string[])["a\r\nb.txt", "a\0.txt", "\ud83d.txt"] select Of("fileName", "The name of the file contains a control character or", $"the file name {fileName.Length} {(int)fileName[0]}", () => Upload(fileName)),
        Of("fileName", "", "an empty file name", () => Upload("")),
        Of("fileName", "", "a file name that is null", () => Upload(null!)),
        Of("contentType", "The value must be a media type", "an invalid media type", () => AttachmentUpload.FromBytes([], "a.txt", "text")),
        Of("contentType", "The value must be a media type", "a media type with a control character", () => AttachmentUpload.FromBytes([], "a.txt", "text/plain; a=\"\u0001\"")),
        Of("contentType", "The value must be a media type", "a media type with a line break", () => AttachmentUpload.FromBytes([], "a.txt", "text/plain\r\nX: y")),
        Of("bytes", "", "bytes that are null", () => AttachmentUpload.FromBytes(null!, "a.txt")),
        Of("stream", "", "a stream that is null", () => AttachmentUpload.FromStream(null!, "a.txt")),
        Of("stream", "The stream cannot be read", "a stream that is closed", () => AttachmentUpload.FromStream(Closed(), "a.txt")),
        Of("path", "", "an empty path", () => AttachmentUpload.FromFile("")),
        Of("fileName", "The name of the file has no extension", "a path without an extension", () => AttachmentUpload.FromFile("pictures/photo")),
    ];

    private static AttachmentUpload Upload(string fileName) => AttachmentUpload.FromBytes("text"u8.ToArray(), fileName);

    private static AttachmentUpload CutSince()
    {
        var stream = new MemoryStream([1, 2, 3]) { Position = 1 };
        var upload = AttachmentUpload.FromStream(stream, "a.txt");
        stream.SetLength(0);
        return upload;
    }

    private static MemoryStream Closed()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        return stream;
    }

    private static BadInput Of(string parameter, string message, string what, Func<AttachmentUpload> create) => Bad(parameter, message, what, _ => Task.FromResult(create()));

    private static BadInput Bad(string parameter, string message, string what, Func<IAttachmentsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };
}
