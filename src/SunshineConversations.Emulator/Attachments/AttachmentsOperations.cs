using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Attachments.</summary>
internal static class AttachmentsOperations
{
    private const string Collection = "/v2/apps/{appId}/attachments";

    public static ApiOperation[] All { get; } =
    [
        new("UploadAttachment", HttpMethods.Post, Collection, Upload) { Query = AttachmentsDeclarations.Upload, HasFile = true },
        new("DeleteAttachment", HttpMethods.Post, Collection + "/remove", Delete) { Body = AttachmentsDeclarations.Delete },
    ];

    private static ApiResponse Upload(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        if (query.Text("conversationId") is { } conversationId && request.App.Conversations.Find(conversationId) is null)
            throw EmulatorErrorException.ConversationNotFound();

        return Store(request, query.Text("for") == AttachmentsDeclarations.ForMessage, query.Text("conversationId"));
    }

    /// <summary>Stores the file of a request.</summary>
    public static ApiResponse Store(ApiRequest request, bool isForMessage, string? conversationId)
    {
        Attachment attachment = Store(request.App, AttachmentEndpoint.RootOf(request.Http), request.TakeFile(), isForMessage, conversationId);
        return ApiResponse.Created(new AttachmentBody(new AttachmentReference(attachment.MediaUrl, attachment.MediaType)));
    }

    /// <summary>Stores a file, whose URL begins with a root.</summary>
    public static Attachment Store(AppState state, string root, UploadedFile file, bool isForMessage, string? conversationId)
    {
        string id = state.NewId();
        return state.Attachments.Set(new Attachment(id, AttachmentEndpoint.UrlOf(root, id, file.Name), file.MediaType, file.Content, isForMessage, conversationId));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        string mediaUrl = request.ReadBody().Text("mediaUrl")!;
        if (!AttachmentEndpoint.IsServed(mediaUrl, request.Http))
            throw EmulatorErrorException.BadRequest($"Unsupported media URL for attachment deletion: {mediaUrl}");

        request.App.Attachments.Remove(request.App.AttachmentAt(mediaUrl) ?? throw EmulatorErrorException.NotFound(title: "Attachment not found"));
        return ApiResponse.Empty;
    }
}
