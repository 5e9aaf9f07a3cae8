namespace SunshineConversations.Tests.AllOperations;

/// <summary>A call that is refused before anything is sent.</summary>
/// <param name="What">The problem, in a few words.</param>
/// <param name="Parameter">The parameter that the exception names.</param>
/// <param name="CallAsync">The call.</param>
public sealed record BadInput(string What, string Parameter, Func<IServiceProvider, Task> CallAsync)
{
    /// <summary>The beginning of the message: the path of the member where it is one of a body.</summary>
    public string Message { get; init; } = "";

    /// <summary>One line for each tag.</summary>
    public static IReadOnlyList<BadInput> All => field ??=
    [
        .. ConversationsRows.BadInputs,
        .. MessagesRows.BadInputs,
        .. ParticipantsRows.BadInputs,
        .. ActivitiesRows.BadInputs,
        .. SwitchboardActionsRows.BadInputs,
        .. UsersRows.BadInputs,
        .. ClientsRows.BadInputs,
        .. AttachmentsRows.BadInputs,
        .. IntegrationsRows.BadInputs,
        .. WebhooksRows.BadInputs,
        .. AppsRows.BadInputs,
        .. AppKeysRows.BadInputs,
        .. CustomIntegrationKeysRows.BadInputs,
        .. SwitchboardsRows.BadInputs,
        .. SwitchboardIntegrationsRows.BadInputs,
        .. OAuthRows.BadInputs,
    ];

    public static TheoryData<string> Names => field ??= [.. All.Select(input => input.What)];

    public static BadInput Of<TApi>(string parameter, string what, Func<TApi, Task> callAsync)
        where TApi : class =>
        new(what, parameter, client => callAsync(client.GetRequiredService<TApi>()));
}
