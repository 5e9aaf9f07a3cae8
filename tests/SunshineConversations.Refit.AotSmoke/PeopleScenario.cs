namespace SunshineConversations.AotSmoke;

/// <summary>A user with a client, their devices, and a file.</summary>
internal sealed class PeopleScenario(SunshineConversationsClient client, CancellationToken cancellationToken)
{
    private const string ExternalId = "smoke/ü+1@example.com";

    public async Task RunAsync()
    {
        UserResponse created = await client.Users.CreateUserAsync(
            Account.AppId, new() { ExternalId = ExternalId, Profile = new() { GivenName = "Ann" }, Metadata = new() { ["vip"] = true } }, cancellationToken: cancellationToken);
        Check.That(created.User is { Id.Length: 24, ExternalId: ExternalId });
        UserResponse updated = await client.Users.UpdateUserAsync(
            Account.AppId, ExternalId, new() { Profile = new() { Surname = "Lee", GivenName = null }, Metadata = null }, cancellationToken: cancellationToken);
        Check.That(updated.User.Profile is { GivenName: null, Surname: "Lee" } && updated.User.Id == created.User.Id);
        UserResponse read = await client.Users.GetUserAsync(Account.AppId, ExternalId, cancellationToken: cancellationToken);
        Check.That(read.User.Metadata is null or { Count: 0 });

        ClientListResponse clients = await client.Clients.ListClientsAsync(Account.AppId, Account.UserId, cancellationToken: cancellationToken);
        Check.That(clients.Clients is not null);
        DeviceListResponse devices = await client.Devices.ListDevicesAsync(Account.AppId, Account.UserId, cancellationToken: cancellationToken);
        Check.That(devices.Devices is not null);

        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
        AttachmentResponse uploaded = await client.Attachments.UploadAttachmentAsync(Account.AppId, AttachmentUpload.FromBytes(png, "a.png", "image/png"), cancellationToken: cancellationToken);
        await using (AttachmentDownload download = await client.Attachments.DownloadAttachmentAsync(uploaded.Attachment.MediaUrl, cancellationToken))
        {
            var bytes = new MemoryStream();
            await download.Content.CopyToAsync(bytes, cancellationToken);
            Check.That(bytes.ToArray().AsSpan().SequenceEqual(png) && download.MediaType == "image/png");
        }

        await client.Users.DeleteUserAsync(Account.AppId, ExternalId, cancellationToken: cancellationToken);
    }
}
