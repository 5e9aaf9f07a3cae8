using Microsoft.CodeAnalysis.CSharp;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>The library keeps every rule, and each rule reports the <see cref="Offenders"/> that break it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = typeof(IConversationsApi).Assembly;
    private static readonly IReadOnlyList<Type> Apis = ApiMethod.InterfacesOf(Library);
    private static readonly IReadOnlySet<Type> Read = WireRules.ReachableFrom([typeof(ErrorResponse), typeof(WebhookPayload), .. Apis.SelectMany(ApiMethod.In).Select(method => method.Response).OfType<Type>()]);
    private static readonly IReadOnlySet<Type> Sent = WireRules.ReachableFrom(Apis.SelectMany(ApiMethod.In).Select(method => method.Body?.ParameterType).OfType<Type>().Where(body => !body.IsAssignableTo(typeof(IContentBody))));

    [Fact]
    public void The_rules_have_something_to_hold()
    {
        Assert.Contains(typeof(IConversationsApi), Apis);
        Assert.Superset(new HashSet<Type> { typeof(ErrorResponse), typeof(Conversation), typeof(ConversationType), typeof(ConversationSwitchboardIntegration), typeof(Meta), typeof(ConversionEvents) }, new HashSet<Type>(Read));
        Assert.Superset(new HashSet<Type> { typeof(ConversationParticipant), typeof(AppleInteractiveDataRef), typeof(MetaConversionEventPayload) }, new HashSet<Type>(Sent));
        Assert.Contains(SourceFile.OfTheLibrary, file => file.ToString() == "Api/Conversations/IConversationsApi.cs");
        Assert.Contains(SourceFile.OfTheLibrary, file => file.DeclaredTypes.Contains(nameof(WebhookSecret)));
    }

    [Fact]
    public void The_last_parameter_is_an_optional_cancellation_token() => Holds(
        ApiRules.The_last_parameter_is_an_optional_cancellation_token, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi.Fetch: the last parameter is not CancellationToken cancellationToken = default",
        "IUnlistedApi.SendAsync: the last parameter is not CancellationToken cancellationToken = default");

    [Fact]
    public void Names_end_in_Async() => Holds(
        ApiRules.Names_end_in_Async, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi.Fetch: the name does not end in Async");

    [Fact]
    public void Every_method_is_an_annotated_route() => Holds(
        ApiRules.Every_method_is_an_annotated_route, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi.HelpAsync: it has no route");

    [Fact]
    public void Every_method_returns_a_task() => Holds(
        ApiRules.Every_method_returns_a_task, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi.Fetch: it returns ValueTask");

    [Fact]
    public void Every_path_parameter_carries_its_own_name() => Holds(
        ApiRules.Every_path_parameter_carries_its_own_name, Apis, typeof(Offenders.IUnlistedApi),
        """IUnlistedApi.SendAsync: a is not a placeholder and a parameter with [AliasAs("a")]""",
        """IUnlistedApi.SendAsync: appId is not a placeholder and a parameter with [AliasAs("appId")]""",
        """IUnlistedApi.SendAsync: b is not a placeholder and a parameter with [AliasAs("b")]""",
        """IUnlistedApi.SendAsync: id is not a placeholder and a parameter with [AliasAs("id")]""");

    [Fact]
    public void Every_body_is_a_request_body_named_body() => Holds(
        ApiRules.Every_body_is_a_request_body_named_body, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi.SendAsync: payload (Conversation) is not an IRequestBody named body");

    [Fact]
    public void Every_API_can_be_injected_plain_and_keyed() => Holds(
        ApiRules.It_can_be_injected_plain_and_keyed, Apis, typeof(Offenders.IUnlistedApi),
        "IUnlistedApi: it cannot be injected",
        "IUnlistedApi: it cannot be injected by key");

    [Fact]
    public void No_enum_that_is_read_is_closed() => Holds(
        WireRules.No_enum_is_closed, Read, typeof(Offenders.Closed),
        "Closed: a C# enum throws for a value that comes tomorrow");

    [Fact]
    public void Nothing_that_is_read_is_required() => Holds(
        WireRules.Nothing_is_required, Read, typeof(Offenders.Model),
        "Model.Needed: a required member throws when it is omitted");

    [Fact]
    public void Nothing_that_is_read_is_a_closed_union() => Holds(
        WireRules.Nothing_is_a_closed_union, Read, typeof(Offenders.Model),
        "Model: [JsonPolymorphic] throws for a case that comes tomorrow");

    [Fact]
    public void Every_union_is_complete() => Holds(
        WireRules.A_union_is_complete, [.. Read, .. Sent], typeof(Offenders.Shape),
        "Shape: it has 0 unknown cases",
        "Shape: its constructor is not private protected",
        "Ellipse: it is not sealed",
        "Square: it has no public constructor without parameters",
        "Shape: Circle, Ellipse return the Type round",
        "Shape: Square returns no Type");

    [Fact]
    public void Everything_that_is_read_or_sent_works_in_any_JSON_context() => Holds(
        WireRules.It_works_in_any_JSON_context, [.. Read, .. Sent], typeof(Offenders.Square),
        "Square: it has no public constructor without parameters",
        "Square.Side: its name depends on the naming policy",
        "Square.Side: it has no public setter",
        "Square.Hidden: it is not public, so that only the library's own context has it");

    [Fact]
    public void No_string_is_null_unless_it_says_so() => Holds(
        WireRules.No_string_is_null_unless_it_says_so, [.. Read, .. Sent], typeof(Offenders.Inner),
        "Inner.Name: it is null where it was set to null");

    [Fact]
    public void Every_object_keeps_what_it_does_not_know() => Holds(
        WireRules.Every_object_keeps_what_it_does_not_know, [.. Read, .. Sent], typeof(Offenders.Model),
        "Model: it is not a ApiObject");

    [Fact]
    public void Everything_that_is_read_or_sent_is_in_the_JSON_context() => Holds(
        WireRules.It_is_in_the_JSON_context, [.. Read, .. Sent], typeof(Offenders.Model),
        "Model: it is not in SunshineConversationsJsonContext");

    [Fact]
    public void What_is_read_is_found_through_lists_members_and_cases() =>
        Assert.Equal(
            [typeof(Offenders.Circle), typeof(Offenders.Closed), typeof(Offenders.Ellipse), typeof(Offenders.Inner), typeof(Offenders.Model), typeof(Offenders.Shape), typeof(Offenders.Square)],
            WireRules.ReachableFrom(typeof(Offenders.Model)).OrderBy(type => type.Name));

    [Fact]
    public void Public_types_stand_in_their_namespace() => Holds(
        AssemblyRules.It_stands_in_its_namespace, Library.GetExportedTypes(), typeof(Offenders),
        "SunshineConversations.ConventionTests.Architecture.Offenders: it is not in the namespace SunshineConversations");

    [Fact]
    public void No_namespace_hides_that_of_Refit() =>
        Assert.DoesNotContain(Library.GetTypes(), type => $"{type.Namespace}.".StartsWith("SunshineConversations.Refit.", StringComparison.Ordinal));

    [Fact]
    public void The_library_references_only_what_is_allowed() => Holds(
        AssemblyRules.It_references_only_what_is_allowed, [Library], typeof(CSharpSyntaxTree).Assembly,
        "Microsoft.CodeAnalysis.CSharp: it references Microsoft.CodeAnalysis");

    [Fact]
    public void No_part_of_a_request_is_shared() => Holds(
        AssemblyRules.No_part_of_a_request_is_shared, Library.GetTypes(), typeof(Offenders.Sharer),
        "Sharer.Body: it is one AcceptControlBody for all requests",
        "Sharer.Json: it is one MediaTypeHeaderValue for all requests");

    [Fact]
    public void One_class_of_each_package_logs() => Holds(
        AssemblyRules.One_class_logs,
        [Library.GetTypes(), typeof(SunshineConversationsWebhooksOptions).Assembly.GetTypes(), typeof(Emulator.SunshineConversationsEmulator).Assembly.GetTypes()],
        Offenders.Loggers,
        "2 classes have log messages: InLog, OutLog");

    [Fact]
    public void The_API_knows_nothing_of_dependency_injection() => Holds(
        SourceRules.The_API_knows_nothing_of_dependency_injection, [SourceFile.OfTheLibrary], Offenders.Sources,
        "Widgets/IGadgetsApi.cs: it mentions ClientList",
        "Widgets/IGadgetsApi.cs: it mentions IServiceCollection");

    [Fact]
    public void Each_API_interface_stands_in_the_folder_of_its_tag() => Holds(
        SourceRules.Each_API_interface_stands_in_the_folder_of_its_tag, [SourceFile.OfTheLibrary], Offenders.Sources,
        "Widgets/IGadgetsApi.cs: IGadgetsApi belongs in Api/Gadgets/IGadgetsApi.cs");

    [Fact]
    public void Secrets_are_compared_in_constant_time() => Holds(
        SourceRules.Secrets_are_compared_in_constant_time, [SourceFile.OfTheLibrary], Offenders.Sources,
        "Events/WebhookSecret.cs: secrets are compared by header == secret",
        "Events/WebhookSecret.cs: secrets are compared by no CryptographicOperations.FixedTimeEquals",
        "Events/WebhookSecret.cs: secrets are compared by string.Equals");

    /// <summary>Everything of the library keeps the rule, and the rule is one that can be broken.</summary>
    private static void Holds<T>(Func<T, IEnumerable<string>> rule, IEnumerable<T> everything, T offender, params string[] told)
    {
        Lines.AssertNone(everything.SelectMany(rule));
        Lines.AssertEqual(told, rule(offender));
    }
}
