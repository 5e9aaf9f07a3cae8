using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations;

/// <summary>
/// Has the init members of what is read most set one by one. The generated code gathers the values of an object in an
/// array first, boxed, and then makes the object, which is nearly a quarter of the time that a conversation takes to read.
/// </summary>
/// <remarks>
/// A type that is not named here is read as it was generated; of one that is, every member must be named. The generator
/// of System.Text.Json 11 writes the same accessors by itself: with it, this file goes.
/// </remarks>
internal static class InitSetters
{
    /// <summary>To be added to the resolver as a modifier.</summary>
    public static void Use(JsonTypeInfo type)
    {
        switch (type)
        {
            case JsonTypeInfo<ConversationResponse>:
                type.CreateObject = static () => new ConversationResponse();
                Set<ConversationResponse, Conversation>(type, "conversation", SetConversation);
                break;

            case JsonTypeInfo<ConversationListResponse>:
                type.CreateObject = static () => new ConversationListResponse();
                Set<ConversationListResponse, IReadOnlyList<Conversation>>(type, "conversations", SetConversations);
                Set<ConversationListResponse, Meta>(type, "meta", SetMeta);
                Set<ConversationListResponse, Links>(type, "links", SetLinks);
                break;

            case JsonTypeInfo<Conversation>:
                type.CreateObject = static () => new Conversation();
                Set<Conversation, string>(type, "id", SetId);
                Set<Conversation, ConversationType?>(type, "type", SetType);
                Set<Conversation, Metadata>(type, "metadata", SetMetadata);
                Set<Conversation, SwitchboardIntegration>(type, "activeSwitchboardIntegration", SetActiveSwitchboardIntegration);
                Set<Conversation, SwitchboardIntegration>(type, "pendingSwitchboardIntegration", SetPendingSwitchboardIntegration);
                Set<Conversation, bool?>(type, "isDefault", SetIsDefault);
                Set<Conversation, string>(type, "displayName", SetDisplayName);
                Set<Conversation, string>(type, "description", SetDescription);
                Set<Conversation, string>(type, "iconUrl", SetIconUrl);
                Set<Conversation, DateTimeOffset?>(type, "businessLastRead", SetBusinessLastRead);
                Set<Conversation, DateTimeOffset?>(type, "lastUpdatedAt", SetLastUpdatedAt);
                Set<Conversation, DateTimeOffset?>(type, "createdAt", SetCreatedAt);
                break;

            case JsonTypeInfo<SwitchboardIntegration>:
                type.CreateObject = static () => new SwitchboardIntegration();
                Set<SwitchboardIntegration, string>(type, "id", SetId);
                Set<SwitchboardIntegration, string>(type, "name", SetName);
                Set<SwitchboardIntegration, string>(type, "integrationId", SetIntegrationId);
                Set<SwitchboardIntegration, string>(type, "integrationType", SetIntegrationType);
                break;
        }
    }

    /// <summary>Puts a property with the typed setter in the place of the generated one; the setter of a given property takes its values boxed.</summary>
    private static void Set<TObject, TValue>(JsonTypeInfo type, string name, Action<TObject, TValue?> setter)
        where TObject : class
    {
        int index = type.Properties.TakeWhile(property => property.Name != name).Count();
        JsonPropertyInfo generated = type.Properties[index];
        type.Properties[index] = JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(TObject),
            PropertyName = name,
            JsonPropertyName = name,
            Converter = (JsonConverter<TValue>?)generated.CustomConverter,
            Getter = value => (TValue?)generated.Get!(value),
            Setter = (value, member) => setter((TObject)value, member),
        });
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Conversation")]
    private static extern void SetConversation(ConversationResponse response, Conversation? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Conversations")]
    private static extern void SetConversations(ConversationListResponse response, IReadOnlyList<Conversation>? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Meta")]
    private static extern void SetMeta(ConversationListResponse response, Meta? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Links")]
    private static extern void SetLinks(ConversationListResponse response, Links? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Conversation conversation, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Type")]
    private static extern void SetType(Conversation conversation, ConversationType? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Metadata")]
    private static extern void SetMetadata(Conversation conversation, Metadata? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ActiveSwitchboardIntegration")]
    private static extern void SetActiveSwitchboardIntegration(Conversation conversation, SwitchboardIntegration? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PendingSwitchboardIntegration")]
    private static extern void SetPendingSwitchboardIntegration(Conversation conversation, SwitchboardIntegration? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IsDefault")]
    private static extern void SetIsDefault(Conversation conversation, bool? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_DisplayName")]
    private static extern void SetDisplayName(Conversation conversation, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Description")]
    private static extern void SetDescription(Conversation conversation, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IconUrl")]
    private static extern void SetIconUrl(Conversation conversation, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_BusinessLastRead")]
    private static extern void SetBusinessLastRead(Conversation conversation, DateTimeOffset? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_LastUpdatedAt")]
    private static extern void SetLastUpdatedAt(Conversation conversation, DateTimeOffset? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_CreatedAt")]
    private static extern void SetCreatedAt(Conversation conversation, DateTimeOffset? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(SwitchboardIntegration integration, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Name")]
    private static extern void SetName(SwitchboardIntegration integration, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IntegrationId")]
    private static extern void SetIntegrationId(SwitchboardIntegration integration, string? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IntegrationType")]
    private static extern void SetIntegrationType(SwitchboardIntegration integration, string? value);
}
