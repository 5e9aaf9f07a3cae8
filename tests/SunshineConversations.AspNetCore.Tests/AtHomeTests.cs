using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>The receiver among what else an application has.</summary>
public sealed class AtHomeTests
{
    [Fact]
    public async Task It_is_open_where_every_other_endpoint_needs_a_user()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder =>
            {
                builder.Services.AddAuthentication("None").AddScheme<AuthenticationSchemeOptions, Nobody>("None", null);
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder("None").RequireAuthenticatedUser().Build());
            },
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapSunshineConversationsWebhooks(Receiver.Path);
                app.MapGet("/page", (RequestDelegate)(http => http.Response.WriteAsync("a page")));
            });

        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.SendAsync(HttpMethod.Get, "/page"));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await receiver.SendAsync(HttpMethod.Put));
    }

    [Fact]
    public async Task It_needs_no_antiforgery_token_also_in_a_group_that_does_and_stands_in_no_description()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder => builder.Services.AddAntiforgery(),
            app =>
            {
                app.UseAntiforgery();
                app.MapGroup("").WithMetadata(new RequireAntiforgeryTokenAttribute()).MapSunshineConversationsWebhooks(Receiver.Path);
            });

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Endpoint endpoint = Assert.Single(receiver.App.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        Assert.False(endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()!.RequiresValidation);
        Assert.True(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()!.ExcludeFromDescription);
    }

    [Fact]
    public async Task A_status_that_comes_before_the_endpoint_is_not_made_another_one_by_a_page()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder => builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = 429;
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter("", _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) }));
            }),
            app =>
            {
                app.UseStatusCodePagesWithReExecute("/page");
                app.UseRateLimiter();
                app.MapGet("/page", (RequestDelegate)(http => http.Response.WriteAsync("a page")));
                app.MapSunshineConversationsWebhooks(Receiver.Path);
            });

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.TooManyRequests, await receiver.PostAsync(Batch.One));
    }

    [Fact]
    public async Task The_endpoint_takes_the_conventions_of_the_application()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, null, app => app.MapSunshineConversationsWebhooks(Receiver.Path).RequireHost("hooks.example.com"));

        Assert.Equal(HttpStatusCode.NotFound, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.OK, await receiver.SendAsync(HttpMethod.Post, change: request =>
        {
            request.Headers.Host = "hooks.example.com";
            request.Content = new StringContent(Batch.One);
        }));
    }

    [Fact]
    public async Task Each_named_receiver_has_its_own_options_and_handlers()
    {
        var handled = new List<string>();
        await using Receiver receiver = await Receiver.StartAsync(
            builder =>
            {
                foreach (string name in (string[])["red", "blue"])
                {
                    builder.Configuration[$"{Receiver.Section}:{name}:Secrets:0"] = $"secret of {name}";
                    builder.Services.AddSunshineConversationsWebhooks(name).AddHandler<WebhookEvent>((_, context, _) =>
                    {
                        handled.Add($"{name} {context.ReceiverName}");
                        return Task.CompletedTask;
                    });
                }
            },
            app =>
            {
                app.MapSunshineConversationsWebhooks("/hooks/red", "red");
                app.MapSunshineConversationsWebhooks("/hooks/blue", "blue");
            });

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, "secret of red", "/hooks/red"));
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, "secret of blue", "/hooks/blue"));
        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, "secret of red", "/hooks/blue"));
        Assert.Equal(["red red", "blue blue"], handled);
    }

    [Fact]
    public async Task A_second_registration_adds_its_handlers_to_the_first()
    {
        var handled = new Handled();
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder => handled.AddTo(builder.Services.AddSunshineConversationsWebhooks()));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Single(handled.Ids);
    }

    [Fact]
    public async Task A_receiver_that_is_not_registered_cannot_be_mapped()
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => Receiver.StartAsync(new Handled().AddTo, null, app => app.MapSunshineConversationsWebhooks(Receiver.Path, "red")));

        Assert.Equal("No such receiver is registered: call services.AddSunshineConversationsWebhooks(\"red\").", e.Message);
    }
}
