using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Tests.Serialization;

/// <summary>Every public model goes through the generated context of another assembly and comes back as it was.</summary>
public sealed class OwnContextTests
{
    // An empty model is not one that the service sends or takes: where an application has its context insist on what is
    // required, which this project makes the default, that refuses it.
    private static readonly Dictionary<string, JsonSerializerOptions> Contexts = new()
    {
        ["no options"] = With(new()),
        ["camel case"] = With(new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }),
        ["snake case"] = With(new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }),
        // Those of a minimal API.
        ["Web"] = With(new(JsonSerializerDefaults.Web)),
        ["omit defaults"] = With(new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault }),
    };

    public static MatrixTheoryData<Type, string> Cases { get; } = new(Models.Public, Contexts.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_model_comes_back_without_loss(Type type, string context)
    {
        JsonTypeInfo own = Contexts[context].GetTypeInfo(Models.WireType(type));
        string sample = Models.Sample(type).ToJsonString();

        // As the wire has it, and as the application had it.
        object read = JsonSerializer.Deserialize(sample, own)!;
        object again = JsonSerializer.Deserialize(JsonSerializer.Serialize(read, own), own)!;

        Wire.SameJson(sample, JsonSerializer.Serialize(read, Models.TypeInfo(type)));
        Wire.SameJson(sample, JsonSerializer.Serialize(again, Models.TypeInfo(type)));
        Assert.Equal(["notKnown"], ((ApiObject)again).AdditionalData!.Keys);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_empty_model_comes_back_empty(Type type, string context)
    {
        JsonTypeInfo own = Contexts[context].GetTypeInfo(Models.WireType(type));
        object empty = Activator.CreateInstance(type)!;

        object again = JsonSerializer.Deserialize(JsonSerializer.Serialize(empty, own), own)!;

        Assert.Equal(Write(empty), Write(again));
        Assert.Null(((ApiObject)again).AdditionalData);

        string Write(object value) => JsonSerializer.Serialize(value, Models.TypeInfo(type));
    }

    [Fact]
    public void An_update_keeps_what_is_not_set_what_is_null_and_what_has_a_value()
    {
        var body = new ConversationUpdateBody { DisplayName = "Ann", Description = null, Metadata = new Metadata { ["a"] = 1 } };

        string json = JsonSerializer.Serialize(body, OwnContext.Default.ConversationUpdateBody);
        ConversationUpdateBody read = JsonSerializer.Deserialize(json, OwnContext.Default.ConversationUpdateBody)!;

        Assert.Equal("""{"displayName":"Ann","description":null,"metadata":{"a":1}}""", json);
        Assert.Equal("Ann", read.DisplayName);
        Assert.Equal(default(Optional<string?>), read.IconUrl);
        Assert.True(read.Description is { IsSet: true, Value: null });
        Assert.Equal(1, read.Metadata.Value!["a"].AsInt64());
    }

    /// <summary>The generated code of another assembly sees nothing internal, which these tests do: the Native AOT program has a context like this too.</summary>
    [Fact]
    public void A_public_model_needs_nothing_internal()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Assert.All(Models.Public, type =>
        {
            Assert.NotNull(type.GetConstructor([]));
            foreach (PropertyInfo property in type.GetProperties(All).Where(property => !property.Name.Contains('.', StringComparison.Ordinal) && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always))
            {
                // A case of a union returns its discriminator, which nobody sets.
                bool isSet = property.SetMethod?.IsPublic ?? property.GetMethod!.GetBaseDefinition().IsAbstract;
                Assert.True(property.GetMethod!.IsPublic && isSet, $"{type.Name}.{property.Name}");
                Assert.True(property.IsDefined(typeof(JsonPropertyNameAttribute)), $"{type.Name}.{property.Name}");
                AssertPublic(property.GetCustomAttribute<JsonConverterAttribute>());
                AssertPublic((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).GetCustomAttribute<JsonConverterAttribute>());
            }
        });

        static void AssertPublic(JsonConverterAttribute? attribute)
        {
            if (attribute?.ConverterType is not { } converter)
                return;

            Assert.True(converter.IsVisible, converter.Name);
            Assert.NotNull(converter.GetConstructor([]));
            Assert.Equal(EditorBrowsableState.Never, converter.GetCustomAttribute<EditorBrowsableAttribute>()?.State);
        }
    }

    private static JsonSerializerOptions With(JsonSerializerOptions options) => new OwnContext(new(options) { RespectNullableAnnotations = false }).Options;
}

/// <summary>
/// As an application would write it: it knows nothing of the library but its public types, and nothing of the cases of a union. A type
/// that is a member of another one in the list is omitted.
/// </summary>
[JsonSerializable(typeof(AcceptControlBody))]
[JsonSerializable(typeof(ActivityPost))]
[JsonSerializable(typeof(AndroidIntegrationUpdate))]
[JsonSerializable(typeof(AppleIntegrationUpdate))]
[JsonSerializable(typeof(AppCreateBody))]
[JsonSerializable(typeof(AppKeyCreateBody))]
[JsonSerializable(typeof(AppKeyListResponse))]
[JsonSerializable(typeof(AppKeyResponse))]
[JsonSerializable(typeof(AppListResponse))]
[JsonSerializable(typeof(AppResponse))]
[JsonSerializable(typeof(AppUpdateBody))]
[JsonSerializable(typeof(AttachmentDeleteBody))]
[JsonSerializable(typeof(AttachmentResponse))]
[JsonSerializable(typeof(CarouselDisplaySettings))]
[JsonSerializable(typeof(ClientAddPayload))]
[JsonSerializable(typeof(ClientCreate))]
[JsonSerializable(typeof(ClientListResponse))]
[JsonSerializable(typeof(ClientRemovePayload))]
[JsonSerializable(typeof(ClientResponse))]
[JsonSerializable(typeof(ClientUpdatePayload))]
[JsonSerializable(typeof(ConversationCreateBody))]
[JsonSerializable(typeof(ConversationCreatePayload))]
[JsonSerializable(typeof(ConversationJoinPayload))]
[JsonSerializable(typeof(ConversationLeavePayload))]
[JsonSerializable(typeof(ConversationListResponse))]
[JsonSerializable(typeof(ConversationMessagePayload))]
[JsonSerializable(typeof(ConversationPostbackPayload))]
[JsonSerializable(typeof(ConversationReadPayload))]
[JsonSerializable(typeof(ConversationReferralPayload))]
[JsonSerializable(typeof(ConversationRemovePayload))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationTypingPayload))]
[JsonSerializable(typeof(ConversationUpdateBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(ConversionEventsResponse))]
[JsonSerializable(typeof(DeliveryPayload))]
[JsonSerializable(typeof(CustomIntegrationUpdate))]
[JsonSerializable(typeof(DefaultResponder))]
[JsonSerializable(typeof(CustomIntegrationKeyCreateBody))]
[JsonSerializable(typeof(DeviceListResponse))]
[JsonSerializable(typeof(DeviceResponse))]
[JsonSerializable(typeof(DownloadMessageRefBody))]
[JsonSerializable(typeof(ExtraChannelOptions))]
[JsonSerializable(typeof(FormResponseField))]
[JsonSerializable(typeof(InstagramIntegrationUpdate))]
[JsonSerializable(typeof(IntegrationListResponse))]
[JsonSerializable(typeof(IntegrationResponse))]
[JsonSerializable(typeof(IosIntegrationUpdate))]
[JsonSerializable(typeof(LineIntegrationUpdate))]
[JsonSerializable(typeof(IntegrationApiKeyListResponse))]
[JsonSerializable(typeof(IntegrationApiKeyResponse))]
[JsonSerializable(typeof(LocationCoordinates))]
[JsonSerializable(typeof(LocationDetails))]
[JsonSerializable(typeof(MailgunIntegrationUpdate))]
[JsonSerializable(typeof(MessageBirdIntegrationUpdate))]
[JsonSerializable(typeof(MessageItem))]
[JsonSerializable(typeof(MessageListResponse))]
[JsonSerializable(typeof(MessagePostResponse))]
[JsonSerializable(typeof(MessengerIntegrationUpdate))]
[JsonSerializable(typeof(OAuthTokenBody))]
[JsonSerializable(typeof(OAuthTokenResponse))]
[JsonSerializable(typeof(OfferControlBody))]
[JsonSerializable(typeof(ParticipantJoinBody))]
[JsonSerializable(typeof(ParticipantLeaveBody))]
[JsonSerializable(typeof(ParticipantListResponse))]
[JsonSerializable(typeof(ParticipantResponse))]
[JsonSerializable(typeof(PassControlBody))]
[JsonSerializable(typeof(ReleaseControlBody))]
[JsonSerializable(typeof(SunshineConversationsError))]
[JsonSerializable(typeof(SwitchboardAcceptControlFailurePayload))]
[JsonSerializable(typeof(SwitchboardAcceptControlPayload))]
[JsonSerializable(typeof(SwitchboardOfferControlFailurePayload))]
[JsonSerializable(typeof(SwitchboardOfferControlPayload))]
[JsonSerializable(typeof(SwitchboardPassControlFailurePayload))]
[JsonSerializable(typeof(SwitchboardPassControlPayload))]
[JsonSerializable(typeof(SwitchboardReleaseControlPayload))]
[JsonSerializable(typeof(SwitchboardIntegrationCreateBody))]
[JsonSerializable(typeof(SwitchboardIntegrationListResponse))]
[JsonSerializable(typeof(SwitchboardIntegrationResponse))]
[JsonSerializable(typeof(SwitchboardIntegrationUpdateBody))]
[JsonSerializable(typeof(SwitchboardListResponse))]
[JsonSerializable(typeof(SwitchboardResponse))]
[JsonSerializable(typeof(SwitchboardUpdateBody))]
[JsonSerializable(typeof(SyncUserBody))]
[JsonSerializable(typeof(TelegramIntegrationUpdate))]
[JsonSerializable(typeof(TwilioIntegrationUpdate))]
[JsonSerializable(typeof(TwitterIntegrationUpdate))]
[JsonSerializable(typeof(UnityIntegrationUpdate))]
[JsonSerializable(typeof(UserCreateBody))]
[JsonSerializable(typeof(UserListResponse))]
[JsonSerializable(typeof(UserMergePayload))]
[JsonSerializable(typeof(UserRemovePayload))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserUpdateBody))]
[JsonSerializable(typeof(UserUpdatePayload))]
[JsonSerializable(typeof(WebhookPayload))]
[JsonSerializable(typeof(ViberIntegrationUpdate))]
[JsonSerializable(typeof(WebIntegrationUpdate))]
[JsonSerializable(typeof(WebhookCreateBody))]
[JsonSerializable(typeof(WebhookListResponse))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookUpdateBody))]
[JsonSerializable(typeof(WhatsAppIntegrationUpdate))]
internal sealed partial class OwnContext : JsonSerializerContext;
