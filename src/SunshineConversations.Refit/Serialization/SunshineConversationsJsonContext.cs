using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations.Serialization;

/// <summary>Everything that is sent or read: one line for each body and each response, grouped by the API's tags.</summary>
// An application can make the last two the default of its process. A null from the service would then fail the whole
// response, or the whole batch of a webhook.
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = false,
    RespectRequiredConstructorParameters = false)]
// Every tag
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(JsonObject))]
// Conversations
[JsonSerializable(typeof(ConversationCreateBody))]
[JsonSerializable(typeof(ConversationListResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationUpdateBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(ConversionEventsResponse))]
[JsonSerializable(typeof(DownloadMessageRefBody))]
// Messages
[JsonSerializable(typeof(MessageListResponse))]
[JsonSerializable(typeof(MessagePost))]
[JsonSerializable(typeof(MessagePostResponse))]
// Messages: the cases of MessageContent
[JsonSerializable(typeof(CarouselMessage))]
[JsonSerializable(typeof(FileMessage))]
[JsonSerializable(typeof(FormMessage))]
[JsonSerializable(typeof(FormResponseMessage))]
[JsonSerializable(typeof(ImageMessage))]
[JsonSerializable(typeof(ListMessage))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(TemplateMessage))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnknownMessageContent))]
// Messages: the cases of MessageAction
[JsonSerializable(typeof(BuyAction))]
[JsonSerializable(typeof(LinkAction))]
[JsonSerializable(typeof(LocationRequestAction))]
[JsonSerializable(typeof(PostbackAction))]
[JsonSerializable(typeof(ReplyAction))]
[JsonSerializable(typeof(UnknownMessageAction))]
[JsonSerializable(typeof(WebviewAction))]
// Messages: the cases of SystemActivity and QuotedMessage
[JsonSerializable(typeof(EndedByUserActivity))]
[JsonSerializable(typeof(TicketClosedActivity))]
[JsonSerializable(typeof(TransferToEmailActivity))]
[JsonSerializable(typeof(UnknownSystemActivity))]
[JsonSerializable(typeof(QuotedConversationMessage))]
[JsonSerializable(typeof(QuotedExternalMessage))]
[JsonSerializable(typeof(UnknownQuotedMessage))]
// Participants
[JsonSerializable(typeof(ParticipantJoinBody))]
[JsonSerializable(typeof(ParticipantLeaveBody))]
[JsonSerializable(typeof(ParticipantListResponse))]
[JsonSerializable(typeof(ParticipantResponse))]
// Activities
[JsonSerializable(typeof(ActivityPost))]
// Switchboard actions
[JsonSerializable(typeof(AcceptControlBody))]
[JsonSerializable(typeof(OfferControlBody))]
[JsonSerializable(typeof(PassControlBody))]
[JsonSerializable(typeof(ReleaseControlBody))]
// Users
[JsonSerializable(typeof(SyncUserBody))]
[JsonSerializable(typeof(UserCreateBody))]
[JsonSerializable(typeof(UserListResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserUpdateBody))]
// Clients
[JsonSerializable(typeof(ClientCreate))]
[JsonSerializable(typeof(ClientListResponse))]
[JsonSerializable(typeof(ClientResponse))]
// Clients: the cases of MatchCriteria
[JsonSerializable(typeof(MailgunMatchCriteria))]
[JsonSerializable(typeof(MessageBirdMatchCriteria))]
[JsonSerializable(typeof(TwilioMatchCriteria))]
[JsonSerializable(typeof(UnknownMatchCriteria))]
[JsonSerializable(typeof(WhatsAppMatchCriteria))]
// Devices
[JsonSerializable(typeof(DeviceListResponse))]
[JsonSerializable(typeof(DeviceResponse))]
// Attachments
[JsonSerializable(typeof(AttachmentDeleteBody))]
[JsonSerializable(typeof(AttachmentResponse))]
// Webhook events
[JsonSerializable(typeof(WebhookPayload))]
[JsonSerializable(typeof(ClientAddEvent))]
[JsonSerializable(typeof(ClientRemoveEvent))]
[JsonSerializable(typeof(ClientUpdateEvent))]
[JsonSerializable(typeof(ConversationCreateEvent))]
[JsonSerializable(typeof(ConversationJoinEvent))]
[JsonSerializable(typeof(ConversationLeaveEvent))]
[JsonSerializable(typeof(ConversationMessageDeliveryChannelEvent))]
[JsonSerializable(typeof(ConversationMessageDeliveryFailureEvent))]
[JsonSerializable(typeof(ConversationMessageDeliveryUserEvent))]
[JsonSerializable(typeof(ConversationMessageEvent))]
[JsonSerializable(typeof(ConversationPostbackEvent))]
[JsonSerializable(typeof(ConversationReadEvent))]
[JsonSerializable(typeof(ConversationReferralEvent))]
[JsonSerializable(typeof(ConversationRemoveEvent))]
[JsonSerializable(typeof(ConversationTypingEvent))]
[JsonSerializable(typeof(SwitchboardAcceptControlEvent))]
[JsonSerializable(typeof(SwitchboardAcceptControlFailureEvent))]
[JsonSerializable(typeof(SwitchboardOfferControlEvent))]
[JsonSerializable(typeof(SwitchboardOfferControlFailureEvent))]
[JsonSerializable(typeof(SwitchboardPassControlEvent))]
[JsonSerializable(typeof(SwitchboardPassControlFailureEvent))]
[JsonSerializable(typeof(SwitchboardReleaseControlEvent))]
[JsonSerializable(typeof(UserMergeEvent))]
[JsonSerializable(typeof(UserRemoveEvent))]
[JsonSerializable(typeof(UserUpdateEvent))]
[JsonSerializable(typeof(UnknownWebhookEvent))]
// Integrations
[JsonSerializable(typeof(IntegrationListResponse))]
[JsonSerializable(typeof(IntegrationResponse))]
// Integrations: the cases of Integration
[JsonSerializable(typeof(AndroidIntegration))]
[JsonSerializable(typeof(AppleIntegration))]
[JsonSerializable(typeof(CustomIntegration))]
[JsonSerializable(typeof(InstagramIntegration))]
[JsonSerializable(typeof(IosIntegration))]
[JsonSerializable(typeof(LineIntegration))]
[JsonSerializable(typeof(MailgunIntegration))]
[JsonSerializable(typeof(MessageBirdIntegration))]
[JsonSerializable(typeof(MessengerIntegration))]
[JsonSerializable(typeof(TelegramIntegration))]
[JsonSerializable(typeof(TwilioIntegration))]
[JsonSerializable(typeof(TwitterIntegration))]
[JsonSerializable(typeof(UnityIntegration))]
[JsonSerializable(typeof(UnknownIntegration))]
[JsonSerializable(typeof(ViberIntegration))]
[JsonSerializable(typeof(WebIntegration))]
[JsonSerializable(typeof(WhatsAppIntegration))]
// Integrations: IntegrationUpdateBody and its shapes
[JsonSerializable(typeof(AndroidIntegrationUpdate))]
[JsonSerializable(typeof(AppleIntegrationUpdate))]
[JsonSerializable(typeof(CustomIntegrationUpdate))]
[JsonSerializable(typeof(InstagramIntegrationUpdate))]
[JsonSerializable(typeof(IntegrationUpdateBody))]
[JsonSerializable(typeof(IosIntegrationUpdate))]
[JsonSerializable(typeof(LineIntegrationUpdate))]
[JsonSerializable(typeof(MailgunIntegrationUpdate))]
[JsonSerializable(typeof(MessageBirdIntegrationUpdate))]
[JsonSerializable(typeof(MessengerIntegrationUpdate))]
[JsonSerializable(typeof(TelegramIntegrationUpdate))]
[JsonSerializable(typeof(TwilioIntegrationUpdate))]
[JsonSerializable(typeof(TwitterIntegrationUpdate))]
[JsonSerializable(typeof(UnityIntegrationUpdate))]
[JsonSerializable(typeof(ViberIntegrationUpdate))]
[JsonSerializable(typeof(WebIntegrationUpdate))]
[JsonSerializable(typeof(WhatsAppIntegrationUpdate))]
// Webhooks
[JsonSerializable(typeof(WebhookCreateBody))]
[JsonSerializable(typeof(WebhookListResponse))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookUpdateBody))]
// Apps
[JsonSerializable(typeof(AppCreateBody))]
[JsonSerializable(typeof(AppListResponse))]
[JsonSerializable(typeof(AppResponse))]
[JsonSerializable(typeof(AppUpdateBody))]
// App keys
[JsonSerializable(typeof(AppKeyCreateBody))]
[JsonSerializable(typeof(AppKeyListResponse))]
[JsonSerializable(typeof(AppKeyResponse))]
// Custom integration API keys
[JsonSerializable(typeof(CustomIntegrationKeyCreateBody))]
[JsonSerializable(typeof(IntegrationApiKeyListResponse))]
[JsonSerializable(typeof(IntegrationApiKeyResponse))]
// Switchboards
[JsonSerializable(typeof(SwitchboardListResponse))]
[JsonSerializable(typeof(SwitchboardResponse))]
[JsonSerializable(typeof(SwitchboardUpdateBody))]
// Switchboard integrations
[JsonSerializable(typeof(SwitchboardIntegrationCreateBody))]
[JsonSerializable(typeof(SwitchboardIntegrationListResponse))]
[JsonSerializable(typeof(SwitchboardIntegrationResponse))]
[JsonSerializable(typeof(SwitchboardIntegrationUpdateBody))]
// OAuth
[JsonSerializable(typeof(OAuthTokenBody))]
[JsonSerializable(typeof(OAuthTokenResponse))]
internal sealed partial class SunshineConversationsJsonContext : JsonSerializerContext;
