using System.Globalization;
using System.Text;

namespace SunshineConversations.Emulator;

/// <summary>Says why a wait ended in vain: what has happened instead.</summary>
internal static class SilenceReport
{
    private const int MaxEntries = 5;
    private const int MaxText = 80;

    /// <summary>The report, under the lock.</summary>
    public static string Of(AppState app, SimulatedUser user, string? conversationId, TimeSpan patience)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"The business sent no further message to the user {user} within {patience.TotalSeconds:0.###} s.");
        foreach (Conversation conversation in app.Conversations.List(user.Id).Where(conversation => conversationId is null || conversation.Id == conversationId))
        {
            string control = conversation.ActiveSwitchboardIntegration is { } active ? $"{active.Name} is in control" : "no switchboard integration is in control";
            AddList(report, $"Conversation {conversation.Id}, {control}", app.Messages.List(conversation.Id), message => Describe(new EmulatorMessage(message)));
        }

        if (app.Webhooks.All.Count == 0)
            report.AppendLine().Append("No webhook exists: the bot does not learn what the user does.");

        AddDeliveries(report, app);
        AddFailedRequests(report, app);
        return report.ToString();
    }

    /// <summary>Says why there was no request for an operation, under the lock.</summary>
    public static string OfMissingRequest(AppState app, string operation, TimeSpan patience)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"There was no further request for {operation} within {patience.TotalSeconds:0.###} s.");
        AddList(report, "Requests", app.Account.Journal.Requests, Describe);
        AddDeliveries(report, app);
        return report.ToString();
    }

    /// <summary>Says why a bot is not ready, under the lock.</summary>
    public static string OfMissingBot(AppState app, string? problem, TimeSpan patience)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"{problem ?? "No webhook was created"} within {patience.TotalSeconds:0.###} s.");
        if (app.Account.Journal.Requests.Count == 0)
            report.AppendLine().Append("The bot has sent no request: its URL must be that of this emulator.");

        AddFailedRequests(report, app);
        return report.ToString();
    }

    private static void AddDeliveries(StringBuilder report, AppState app) =>
        AddList(report, "Deliveries", app.Account.Deliveries.View().Deliveries, delivery => Describe(delivery, app.Account.Clock.GetUtcNow()));

    private static void AddFailedRequests(StringBuilder report, AppState app) =>
        AddList(report, "Failed requests of the bot", app.Account.Journal.Requests.Where(request => request.StatusCode is null or >= 400), Describe);

    public static string Describe(EmulatorMessage message) => $"{message.Author.Type}: {message.Type}{(message.Text is { } text ? $" '{Shorten(text)}'" : "")}";

    private static string Describe(EmulatorDelivery delivery, DateTimeOffset now)
    {
        string attempts = delivery.Attempts.Count == 0
            ? "no attempt has ended yet"
            : string.Join(", ", delivery.Attempts.Select(attempt => attempt.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? attempt.Error));
        string next = delivery.NextAttemptAt is { } at ? $"; the next attempt is in {at - now} on the emulator's clock: call RetryNowAsync to make it now" : "";
        return $"{delivery} to {delivery.Target}: {attempts}{next}";
    }

    private static string Describe(EmulatorRequest request) => $"{request} {request.ErrorCode} {request.ErrorTitle}".TrimEnd();

    /// <summary>The last entries of a list; nothing for an empty one.</summary>
    private static void AddList<T>(StringBuilder report, string heading, IEnumerable<T> entries, Func<T, string> describe)
    {
        T[] all = [.. entries];
        if (all.Length == 0)
            return;

        report.AppendLine().Append(heading).Append(all.Length > MaxEntries ? $" (the last {MaxEntries} of {all.Length}):" : ":");
        foreach (T entry in all.TakeLast(MaxEntries))
            report.AppendLine().Append("  ").Append(describe(entry));
    }

    private static string Shorten(string text) => text.Length <= MaxText ? text : $"{text[..MaxText]}…";
}
