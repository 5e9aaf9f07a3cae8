using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Which keys are let in, and when.</summary>
public sealed class SecretTests
{
    private const string Other = "the-secret-of-the-webhook-2";

    [Fact]
    public async Task Each_of_two_secrets_is_accepted()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder => builder.Configuration[$"{Receiver.Section}:Secrets:1"] = Other);

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, $"{Receiver.Secret},{Other}"));
    }

    [Fact]
    public async Task A_rotated_secret_counts_from_the_next_request_on()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, Other));

        receiver.Reload(($"{Receiver.Section}:Secrets:0", Other));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One));
    }

    [Theory]
    [Values(null, "", "s3cret\n")]
    public async Task A_reload_to_no_secret_keeps_the_last_one_and_says_so_once(string? none)
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));

        // The framework throws the problem to the caller of the reload.
        Assert.Throws<AggregateException>(() => receiver.Reload(($"{Receiver.Section}:Secrets:0", none)));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, Other));
        Assert.Single(receiver.Log.Lines, line => line.Text.StartsWith("The options of the webhook receiver '' are invalid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-API-Key: the-secret-of-the-webhook-1\r\nX-API-Key: the-secret-of-the-webhook-1", 401)]
    [InlineData("X-API-Key: the-secret-of-the-webhook-1\r\nX-API-Key: wrong", 401)]
    [InlineData("X-API-Key:", 401)]
    [InlineData("X-API-Key: schlüssel-größe", 401)]
    [InlineData("x-api-key:   the-secret-of-the-webhook-1  ", 200)]
    public async Task A_header_counts_only_when_it_is_there_once(string headers, int status)
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        using RawRequest request = await RawRequest.ConnectAsync(receiver.Url);

        await request.SendAsync($"POST {Receiver.Path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\nContent-Length: {Batch.One.Length}\r\n\r\n{Batch.One}");

        Assert.Equal(status, await request.StatusAsync());
    }

    [Fact]
    public async Task A_source_gives_secrets_beside_those_of_the_options()
    {
        var source = new Source();
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder => builder.Services.AddSingleton<IWebhookSecretProvider>(source));
        source.Secrets = [Other];

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Receiver.Secret));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, "wrong"));
    }

    [Fact]
    public async Task While_a_source_knows_no_secret_requests_get_503_and_not_401()
    {
        var source = new Source();
        await using Receiver receiver = await StartWithoutOptionsAsync(source);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One));
        source.Secrets = [""];
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, key: ""));
        source.Secrets = [Receiver.Secret];
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, Other));
        source.Secrets = [];
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One));
        Assert.All(source.Names, name => Assert.Equal("", name));
    }

    [Theory]
    [InlineData("s3cret\n", "begins or ends with white space or contains a control character")]
    [InlineData(" s3cret", "begins or ends with white space or contains a control character")]
    [InlineData("", "no secret is known, or not all of them are")]
    public async Task A_secret_of_a_source_that_no_header_can_carry_loses_no_event(string unusable, string reason)
    {
        var source = new Source { Secrets = [Other, unusable] };
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder => builder.Services.AddSingleton<IWebhookSecretProvider>(source));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, "s3cret"));
        Assert.Contains(reason, receiver.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_as_JSON_hold_no_secret() =>
        Assert.DoesNotContain(Other, JsonSerializer.Serialize(new SunshineConversationsWebhooksOptions { Secrets = [Other] }), StringComparison.Ordinal);

    [Fact]
    public async Task A_source_that_fails_costs_no_request_that_has_a_known_secret_and_loses_no_other()
    {
        var source = new Source { Failure = new InvalidOperationException("no database") };
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder => builder.Services.AddSingleton<IWebhookSecretProvider>(source));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, Other));
        Assert.Contains("no database", receiver.Log.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> WrongOptions { get; } = new()
    {
        { "Secrets:0", "", "SunshineConversations:Webhooks:Secrets:0 is empty." },
        { "Secrets:0", " ", "SunshineConversations:Webhooks:Secrets:0 is empty." },
        { "Secrets:0", "s3cret\n", "SunshineConversations:Webhooks:Secrets:0 begins or ends with white space or contains a control character, such as the line break at the end of a file." },
        { "Secrets:1", " s3cret", "SunshineConversations:Webhooks:Secrets:1 begins or ends with white space or contains a control character, such as the line break at the end of a file." },
        { "Secrets:1", "s3\0cret", "SunshineConversations:Webhooks:Secrets:1 begins or ends with white space or contains a control character, such as the line break at the end of a file." },
        { "MaxRequestBodySize", "0", "MaxRequestBodySize must be positive (SunshineConversations:Webhooks:MaxRequestBodySize)." },
        { "HandlerTimeout", "00:00:00", "HandlerTimeout must be positive, and at most 24 days (SunshineConversations:Webhooks:HandlerTimeout)." },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task A_host_with_wrong_options_does_not_start(string option, string value, string problem)
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            Receiver.StartAsync(new Handled().AddTo, builder => builder.Configuration[$"{Receiver.Section}:{option}"] = value));

        Assert.Equal(problem, e.Message);
    }

    [Fact]
    public async Task A_host_without_a_secret_and_a_source_does_not_start()
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartWithoutOptionsAsync(source: null));

        Assert.Equal("Secrets is required: set SunshineConversations:Webhooks:Secrets:0 to the secret of the webhook, or register an IWebhookSecretProvider.", e.Message);
    }

    [Fact]
    public async Task A_host_without_a_handler_does_not_start()
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => Receiver.StartAsync(_ => { }));

        Assert.Contains("call AddHandler on the builder that AddSunshineConversationsWebhooks() returns", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_set_in_code_and_by_a_section_too()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            builder =>
            {
                builder.Configuration["Bots:Red:Secrets:0"] = Other;
                new Handled().AddTo(builder.Services.AddSunshineConversationsWebhooks("red", builder.Configuration.GetSection("Bots:Red")));
                new Handled().AddTo(builder.Services.AddSunshineConversationsWebhooks(options => options.Secrets.Add(Receiver.Secret)));
            },
            app =>
            {
                app.MapSunshineConversationsWebhooks("/red", "red");
                app.MapSunshineConversationsWebhooks("/plain");
            });

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other, "/red"));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Receiver.Secret, "/plain"));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, Receiver.Secret, "/red"));
    }

    [Fact]
    public async Task Options_of_an_own_monitor_that_are_missing_give_503_and_never_those_of_another_tenant()
    {
        var monitor = new TenantMonitor();
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder => builder.Services.AddSingleton<IOptionsMonitor<SunshineConversationsWebhooksOptions>>(monitor));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One));
        monitor.Current = new() { Secrets = [Other] };
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, Other));
        monitor.Current = new() { Secrets = ["s3cret\n"] };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, "s3cret"));
        monitor.Current = null;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, Other));
    }

    private static Task<Receiver> StartWithoutOptionsAsync(Source? source) => Receiver.StartAsync(
        builder =>
        {
            new Handled().AddTo(builder.Services.AddSunshineConversationsWebhooks());
            if (source is not null)
                builder.Services.AddSingleton<IWebhookSecretProvider>(source);
        },
        app => app.MapSunshineConversationsWebhooks(Receiver.Path));

    private sealed class TenantMonitor : IOptionsMonitor<SunshineConversationsWebhooksOptions>
    {
        public SunshineConversationsWebhooksOptions? Current { get; set; }

        public SunshineConversationsWebhooksOptions CurrentValue => Get(null);

        public SunshineConversationsWebhooksOptions Get(string? name) => Current ?? throw new InvalidOperationException("There is no tenant.");

        public IDisposable? OnChange(Action<SunshineConversationsWebhooksOptions, string?> listener) => null;
    }
}
