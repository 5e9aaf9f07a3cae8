using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations.Emulator;

/// <summary>The file of a multipart request.</summary>
internal sealed record UploadedFile(string Name, string MediaType, StoredFile Content)
{
    private const string Field = "source";

    /// <summary>Reads the file as it arrives, so that only the stored bytes use memory.</summary>
    /// <exception cref="EmulatorErrorException">400, 413 or 415.</exception>
    public static async Task<UploadedFile> ReceiveAsync(HttpContext context, FileStorage storage, long maxBytes)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? contentType)
            || !contentType.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw EmulatorErrorException.UnsupportedMediaType("The content type must be multipart/form-data");
        }

        string boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary).ToString();
        if (boundary.Length == 0)
            throw EmulatorErrorException.BadRequest("The content type has no boundary");

        try
        {
            return await ReceiveAsync(new MultipartReader(boundary, context.Request.Body), storage, maxBytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && !context.RequestAborted.IsCancellationRequested))
        {
            throw EmulatorErrorException.BadRequest("The request body is not valid multipart/form-data");
        }
    }

    /// <summary>Reads a file, and checks its kind.</summary>
    /// <exception cref="EmulatorErrorException">413 or 415.</exception>
    public static async Task<UploadedFile> ReceiveAsync(string name, string? mediaType, Stream source, FileStorage storage, long maxBytes, CancellationToken cancellationToken)
    {
        StoredFile content = await StoredFile.ReceiveAsync(storage, source, maxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            FileTypes.ThrowIfRefused(name, content.Start);
            return new UploadedFile(name, FileTypes.MediaTypeOf(name, mediaType), content);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private static async Task<UploadedFile> ReceiveAsync(MultipartReader reader, FileStorage storage, long maxBytes, CancellationToken cancellationToken)
    {
        UploadedFile? file = null;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name) != Field)
                    continue;

                if (file is not null)
                    throw EmulatorErrorException.BadRequest($"{Field} is given more than once");

                string name = NameOf(disposition);
                string? stated = MediaTypeHeaderValue.TryParse(section.ContentType, out MediaTypeHeaderValue? type) ? type.MediaType.ToString() : null;
                file = await ReceiveAsync(name, stated, section.Body, storage, maxBytes, cancellationToken).ConfigureAwait(false);
            }

            return file ?? throw EmulatorErrorException.BadRequest($"{Field} is required");
        }
        catch
        {
            file?.Content.Dispose();
            throw;
        }
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        string name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length > 0 ? name : throw EmulatorErrorException.BadRequest($"{Field} must be a file with a name");
    }
}
