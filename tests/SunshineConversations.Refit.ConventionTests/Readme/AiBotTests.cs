using System.Text.RegularExpressions;
using SunshineConversations.ConventionTests.Package;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The bot with a language model as the README's command starts it: with an emulator, a canned model, and no database. The tests of the inbox have the others.</summary>
public sealed partial class AiBotTests
{
    [Fact]
    public async Task It_prints_the_page_to_talk_to_it_responds_and_hands_over()
    {
        await using Command command = Command.Start(Command.Dotnet, Repository.Root, ShellCommands.Arguments(ShellCommands.AiBot));
        Uri page = await command.WaitForAsync(output => PageUrl().Match(output) is { Success: true } match ? new Uri(match.Value) : null);
        using var http = new HttpClient();
        Assert.Contains("<!doctype html>", await http.GetStringAsync(page), StringComparison.OrdinalIgnoreCase);

        foreach ((string text, string call) in (IEnumerable<(string, string)>)[("hours", "We are here from 9 to 5."), ("human", "I am passing you to a colleague")])
        {
            using var body = new StringContent($$$"""{"content":{"type":"text","text":"{{{text}}}"}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using HttpResponseMessage sent = await http.PostAsync(new Uri($"{page}/users/your-own-user-id/messages"), body);
            sent.EnsureSuccessStatusCode();
            using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!(await http.GetStringAsync(new Uri($"{page}/requests"), tooLong.Token)).Contains(call, StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromMilliseconds(50), tooLong.Token);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/emulator(?=\n)")]
    private static partial Regex PageUrl();
}
