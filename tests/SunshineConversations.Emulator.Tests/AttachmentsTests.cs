namespace SunshineConversations.Emulator.Tests;

public sealed class AttachmentsTests : EmulatorTest
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "no-extension", "text"u8.ToArray() },
        { "ends-with-dot.", "text"u8.ToArray() },
        { "a.exe", "text"u8.ToArray() },
        { "a.JS", "text"u8.ToArray() },
        { "a.txt", "MZ"u8.ToArray() },
        { "a.txt", "\x7fELF"u8.ToArray() },
        { "a.txt", "#!/bin/sh"u8.ToArray() },
        { "a.png", "text"u8.ToArray() },
        { "a.jpg", Png },
    };

    [Theory]
    [InlineData(64 * 1024 * 1024, "")]
    [InlineData(0, "")]
    [InlineData(100_000, "/sc")]
    public async Task An_upload_is_served_at_its_URL_from_memory_or_disk(long inMemory, string prefix)
    {
        Emulator.Options.MaxAttachmentBytesInMemory = inMemory;
        byte[] content = [.. Png, .. new byte[300_000]];
        content[^1] = 7;

        JsonResponse response = await SendAsync(UploadRequest(content, "ü 1.png", path: prefix + Attachments));

        Assert.Equal(HttpStatusCode.Created, response.Status);
        JsonNode attachment = response.Json["attachment"]!;
        Assert.Equal("image/png", (string?)attachment["mediaType"]);
        var url = new Uri((string)attachment["mediaUrl"]!);
        Assert.StartsWith($"{Emulator.BaseUrl.AbsoluteUri.TrimEnd('/')}{prefix}/attachments/v2/", url.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("/%C3%BC%201.png", url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("POST", Conversations, $$"""{"type":"sdkGroup","iconUrl":"{{url.AbsoluteUri}}"}""")).Status);
        using HttpResponseMessage download = await Client.GetAsync(url);
        Assert.Equal(content, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", content.Length), (download.Content.Headers.ContentType?.ToString(), download.Content.Headers.ContentLength));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_extension_or_the_first_bytes_forbid_is_an_unsupported_media_type(string name, byte[] content)
    {
        JsonResponse response = await SendAsync(UploadRequest(content, name));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.Status);
        Assert.Equal("unsupported_media_type", (string?)response.Json["errors"]![0]!["code"]);
        AssertNothingIsKept();
    }

    [Theory]
    [Values(64 * 1024 * 1024, 0)]
    public async Task One_byte_too_many_is_too_large(long inMemory)
    {
        Emulator.Options.MaxAttachmentBytesInMemory = inMemory;
        Emulator.Options.MaxUploadBytes = 200_000;

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(UploadRequest(new byte[200_000]))).Status);
        await SendAsync("POST", $"{Attachments}/remove", Remove(Emulator.State.Attachments.All.Single().MediaUrl));
        (await SendAsync(UploadRequest(new byte[200_001]))).IsError(HttpStatusCode.RequestEntityTooLarge, "payload_too_large", "The request body is larger than 200000 bytes");
        AssertNothingIsKept();
    }

    [Fact]
    public void The_limit_is_the_documented_one() => Assert.Equal(50 * 1024 * 1024, Emulator.Options.MaxUploadBytes);

    [Theory]
    [InlineData("", "access is required")]
    [InlineData("?access=private", "access must be one of public")]
    [InlineData("?access=public&for=user", "for must be one of message")]
    public async Task The_query_is_checked(string query, string title)
    {
        (await SendAsync(UploadRequest(Png, "a.png", query))).IsBadRequest(title);
        AssertNothingIsKept();
    }

    [Fact]
    public async Task A_conversation_that_the_upload_is_for_must_exist() =>
        (await SendAsync(UploadRequest(Png, "a.png", "?access=public&conversationId=x"))).IsConversationNotFound();

    [Fact]
    public async Task A_body_without_a_file_is_a_bad_request()
    {
        (await SendAsync(UploadRequest(Png, "a.png", field: "file"))).IsBadRequest("source is required");
        (await SendContentAsync(new MultipartFormDataContent { { new StringContent("text"), "source" } })).IsBadRequest("source must be a file with a name");
        (await SendContentAsync(new MultipartFormDataContent { { new StringContent("a"), "source", "a.txt" }, { new StringContent("b"), "source", "b.txt" } }))
            .IsBadRequest("source is given more than once");

        var cut = new StringContent("--x\r\nContent-Disposition: form-data; name=source; filename=a.txt\r\n\r\ntext");
        cut.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        (await SendContentAsync(cut)).IsBadRequest("The request body is not valid multipart/form-data");
        AssertNothingIsKept();
    }

    [Fact]
    public async Task A_body_that_is_not_multipart_is_an_unsupported_media_type() =>
        (await SendContentAsync(new StringContent("text"))).IsError(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", "The content type must be multipart/form-data");

    [Fact]
    public async Task A_deleted_attachment_is_not_served()
    {
        string url = await UploadAsync();

        Assert.Equal("{}", (await SendAsync("POST", $"{Attachments}/remove", Remove(url))).Text);

        (await SendAsync(new HttpRequestMessage(HttpMethod.Get, url))).IsError(HttpStatusCode.NotFound, "not_found", "Attachment not found");
        (await SendAsync("POST", $"{Attachments}/remove", Remove(url))).IsError(HttpStatusCode.NotFound, "not_found", "Attachment not found");
        (await SendAsync("POST", $"{Attachments}/remove", Remove("https://badhost.com/image.png")))
            .IsBadRequest("Unsupported media URL for attachment deletion: https://badhost.com/image.png");
        AssertNothingIsKept();
    }

    [Theory]
    [InlineData("?access=public", HttpStatusCode.OK)]
    [InlineData("?access=public&for=message", HttpStatusCode.NotFound)]
    public async Task An_attachment_for_a_message_goes_with_it(string query, HttpStatusCode expected)
    {
        string id = await CreateAsync(PersonalBody);
        string url = await UploadAsync("hello", "a.txt", query);
        JsonResponse posted = await SendAsync("POST", $"{Conversations}/{id}/messages", $$$"""{"author":{"type":"business"},"content":{"type":"file","mediaUrl":"{{{url}}}"}}""");
        JsonNode content = posted.Json["messages"]![0]!["content"]!;
        Assert.Equal(("text/plain", 5), ((string?)content["mediaType"], (int)content["mediaSize"]!));

        await SendAsync("DELETE", $"{Conversations}/{id}/messages");

        using HttpResponseMessage download = await Client.GetAsync(url);
        Assert.Equal(expected, download.StatusCode);
    }

    [Fact]
    public async Task An_attachment_for_a_message_that_was_never_sent_goes_with_its_conversation()
    {
        string id = await CreateAsync(GroupBody);
        await UploadAsync(query: $"?access=public&for=message&conversationId={id}");

        await SendAsync("DELETE", $"{Conversations}/{id}");

        AssertNothingIsKept();
    }

    [Fact]
    public async Task A_private_attachment_needs_credentials()
    {
        string url = await UploadAsync();
        Emulator.Options.HasPrivateAttachments = true;

        using HttpResponseMessage anonymous = await Client.GetAsync(url);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using HttpResponseMessage authenticated = await Client.SendAsync(Request("GET", url));
        Assert.Equal("text", await authenticated.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_redirect_leads_to_another_origin_that_wants_no_credentials()
    {
        string url = await UploadAsync();
        Emulator.Options.HasPrivateAttachments = true;
        Emulator.Options.AttachmentRedirectOrigin = new UriBuilder(Emulator.BaseUrl) { Host = "localhost" }.Uri;

        using HttpResponseMessage anonymous = await Client.GetAsync(url);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using HttpResponseMessage redirect = await Client.SendAsync(Request("GET", url));
        Assert.Equal(HttpStatusCode.Found, redirect.StatusCode);
        Uri location = redirect.Headers.Location!;
        Assert.Equal("localhost", location.Host);

        using HttpResponseMessage download = await Client.GetAsync(location);
        Assert.Equal("text", await download.Content.ReadAsStringAsync());
        (await SendAsync(Request("GET", location.AbsoluteUri))).IsBadRequest("Only one way of authorization is allowed");
        (await SendAsync(new HttpRequestMessage(HttpMethod.Get, location.GetLeftPart(UriPartial.Path)))).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
    }

    [Fact]
    public async Task A_download_can_fail_on_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await UploadAsync());
        request.Headers.Add("X-Emulator-Fault", "503");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task Temporary_files_are_deleted_when_the_emulator_stops()
    {
        Emulator.Options.MaxAttachmentBytesInMemory = 0;
        await UploadAsync();
        using var file = (FileStream)Emulator.State.Attachments.All.Single().File.OpenRead();

        await Emulator.DisposeAsync();

        Assert.False(File.Exists(file.Name));
    }

    private static string Remove(string url) => new JsonObject { ["mediaUrl"] = url }.ToJsonString();

    private Task<JsonResponse> SendContentAsync(HttpContent content)
    {
        HttpRequestMessage request = Request("POST", $"{Attachments}?access=public");
        request.Content = content;
        return SendAsync(request);
    }

    private void AssertNothingIsKept()
    {
        Assert.Empty(Emulator.State.Attachments.All);
        Assert.Equal(0, Emulator.State.Files.BytesInMemory);
    }
}
