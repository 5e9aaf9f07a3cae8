using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>An instance of an application, as a process that can be killed. It writes what its handlers begin and end, with the time of the machine.</summary>
internal static class Program
{
    /// <summary>The argument of a version with a handler for messages only.</summary>
    public const string MessagesOnly = "messages";

    public const int MaxAttempts = 3;

    /// <summary>Fewer than there are users: one instance alone cannot have everything in work.</summary>
    private const int Concurrency = 6;

    public static async Task Main(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SunshineConversationsWebhooksBuilder webhooks = builder.Services.AddSunshineConversationsWebhooks(options => options.Secrets = [Receiver.Secret])
            .UsePostgreSqlInbox(arguments[0], inbox =>
            {
                inbox.Concurrency = Concurrency;
                inbox.MaxAttempts = MaxAttempts;
            });
        if (arguments.Contains(MessagesOnly))
            webhooks.AddHandler<ConversationMessageEvent>((received, _) => HandleAsync(received.Id));
        else
            webhooks.AddHandler<WebhookEvent>((received, _) => HandleAsync(received.Id));

        await using WebApplication app = builder.Build();
        app.MapSunshineConversationsWebhooks(Receiver.Path);
        await app.StartAsync();
        Console.WriteLine($"listening {app.Urls.Single()}");
        // It does not outlive the tests.
        await Task.WhenAny(app.WaitForShutdownAsync(), Task.Run(Console.In.ReadToEnd));
    }

    /// <summary>Does what the end of the ID says, without a look at its token: as a handler whose call of another service is on its way.</summary>
    private static async Task HandleAsync(string id)
    {
        Write("begin", id);
        string work = id.Split('.')[^1];
        if (work == "fail")
        {
            Write("fail", id);
            throw new InvalidOperationException("It always throws.");
        }

        await Task.Delay(int.Parse(work, CultureInfo.InvariantCulture));
        Write("end", id);
    }

    private static void Write(string what, string id) => Console.WriteLine($"{what} {id} {Stopwatch.GetTimestamp()}");
}
