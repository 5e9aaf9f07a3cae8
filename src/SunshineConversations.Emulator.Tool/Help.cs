using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace SunshineConversations.Emulator.Tool;

/// <summary>The output of <c>--help</c>.</summary>
internal static class Help
{
    private const string Head = """
        An in-memory emulator of the Sunshine Conversations API v2.

        sunshine-conversations-emulator [--urls <URL>] [--data <file>] [--Emulator:<setting>=<value> ...]
        sunshine-conversations-emulator setup --help
        sunshine-conversations-emulator inbox --help

          --urls   the URL to listen on, such as http://127.0.0.1:5055 (default: http://localhost:5000)
          --data   a JSON file that keeps the state: read at the start, written after changes and at the end;
                   requests, deliveries and faults are not kept

        --environment, --contentRoot, --Logging:<setting> and --Kestrel:<setting> are those of ASP.NET Core.
        Each setting is also an environment variable: Emulator__<setting>. In lists, : is __ there.

        """;

    /// <summary>Every setting, in the order of <see cref="EmulatorOptions"/>.</summary>
    public static readonly (string Name, string Value, string Description)[] Settings =
    [
        (nameof(EmulatorOptions.AppId), "<ID>", "the preconfigured app"),
        (nameof(EmulatorOptions.KeyId), "<ID>", "the key of the app"),
        (nameof(EmulatorOptions.KeySecret), "<secret>", "its secret"),
        (nameof(EmulatorOptions.AccountKeyId), "<ID>", "the key of the account, which creates apps and keys"),
        (nameof(EmulatorOptions.AccountKeySecret), "<secret>", "its secret"),
        (nameof(EmulatorOptions.OAuthClientId), "<ID>", "the OAuth client"),
        (nameof(EmulatorOptions.OAuthClientSecret), "<secret>", "its secret"),
        ($"{nameof(EmulatorOptions.OAuthRedirectUris)}:0", "<URL>", "a URL other than loopback that OAuth may redirect to"),
        (nameof(EmulatorOptions.MaxApps), "<number>", "apps in the account"),
        ($"{nameof(EmulatorOptions.Users)}:0:<member>", "<value>", "a user: Id, ExternalId, ZendeskId, BrandId, Email, DeviceTypes:0"),
        ($"{nameof(EmulatorOptions.ZendeskUsers)}:0:<member>", "<value>", "a user of Zendesk Support: Id, GivenName, Surname, ExternalId, Email"),
        ($"{nameof(EmulatorOptions.Integrations)}:0:<member>", "<value>", "an integration: Id, Type"),
        ($"{nameof(EmulatorOptions.SwitchboardIntegrations)}:0:<member>", "<value>", "a switchboard integration: Id, Name, IntegrationId, IntegrationType, NextId, DeliverStandbyEvents"),
        (nameof(EmulatorOptions.MaxRequestBodySize), "<bytes>", "the largest JSON body"),
        (nameof(EmulatorOptions.MaxUploadBytes), "<bytes>", "the largest file"),
        (nameof(EmulatorOptions.MaxAttachmentBytesInMemory), "<bytes>", "attachments beyond this are temporary files"),
        (nameof(EmulatorOptions.HasPrivateAttachments), "<true|false>", "whether downloads need credentials"),
        (nameof(EmulatorOptions.AttachmentRedirectOrigin), "<origin>", "the origin that downloads are redirected to"),
        (nameof(EmulatorOptions.ClientActivationDelay), "<hh:mm:ss>", "how long a new client is pending"),
        (nameof(EmulatorOptions.AllowRemoteWebhookTargets), "<true|false>", "whether webhooks may be on other machines or in other containers"),
        (nameof(EmulatorOptions.WebhookBatchDelay), "<hh:mm:ss>", "how long events are collected before a delivery"),
        (nameof(EmulatorOptions.MaxEventsPerWebhookRequest), "<number>", "events in a delivery"),
        (nameof(EmulatorOptions.WebhookTimeout), "<hh:mm:ss>", "how long a webhook may take"),
        ($"{nameof(EmulatorOptions.WebhookRetryIntervals)}:0", "<hh:mm:ss>", "a delay before another attempt"),
        ($"{nameof(EmulatorOptions.AllowedHosts)}:0", "<host>", "a host name other than localhost that clients use, such as that of a container"),
        (nameof(EmulatorOptions.MaxMessagesPerConversation), "<number>", "messages in a conversation"),
        (nameof(EmulatorOptions.MaxParticipantsPerConversation), "<number>", "users in a conversation"),
    ];

    public static string Text
    {
        get
        {
            var text = new StringBuilder(Head).AppendLine();
            var defaults = new EmulatorOptions();
            foreach ((string name, string value, string description) in Settings)
            {
                text.Append(CultureInfo.InvariantCulture, $"  --Emulator:{name}={value}").AppendLine();
                text.Append("      ").Append(description).Append(DefaultOf(defaults, name.Split(':')[0])).AppendLine();
            }

            return text.ToString();
        }
    }

    private static string DefaultOf(EmulatorOptions defaults, string name)
    {
        object? value = typeof(EmulatorOptions).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetValue(defaults);
        return value switch
        {
            null => "",
            IList<TimeSpan> intervals => $" (default: {string.Join(", ", intervals)})",
            IList => "",
            bool flag => flag ? " (default: true)" : " (default: false)",
            _ => string.Create(CultureInfo.InvariantCulture, $" (default: {value})"),
        };
    }
}
