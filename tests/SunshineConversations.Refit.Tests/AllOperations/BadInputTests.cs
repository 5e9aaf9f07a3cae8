namespace SunshineConversations.Tests.AllOperations;

/// <summary>Every bad argument throws an exception that names the parameter, and no request is sent.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private readonly RawServer _server = RawServer.Responding(RawServer.Response(200, "{}"));
    private readonly ServiceProvider _client;

    public BadInputTests() => _client = Clients.Provider(_server.BaseUrl);

    public static TheoryData<string> WithRequiredBody { get; } = [.. Operation.All.Where(operation => operation.RequiresBody).Select(operation => operation.Name)];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Assert.Equal(0, _server.Connections);
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(BadInput.Names), MemberType = typeof(BadInput))]
    public async Task A_bad_argument_is_refused_by_name(string what)
    {
        BadInput input = BadInput.All.Single(input => input.What == what);

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => input.CallAsync(_client));

        Assert.Equal(input.Parameter, error.ParamName);
        Assert.StartsWith(input.Message, error.Message, StringComparison.Ordinal);
        if (what.Contains("102400", StringComparison.Ordinal))
            Assert.Contains("102400", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithRequiredBody))]
    public async Task A_missing_body_is_refused_by_name(string name)
    {
        ArgumentNullException error = await Assert.ThrowsAsync<ArgumentNullException>(() => Operation.Named(name).CallWithoutBodyAsync(_client));

        Assert.Equal("body", error.ParamName);
    }
}
