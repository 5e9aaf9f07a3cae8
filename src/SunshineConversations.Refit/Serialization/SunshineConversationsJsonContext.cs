using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Everything that is sent or read: one line for each body and each response, grouped by the API's tags.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
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
