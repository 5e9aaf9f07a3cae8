using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>Checks the options of the inbox when the host starts.</summary>
internal sealed class InboxOptionsValidator : IValidateOptions<PostgreSqlInboxOptions>
{
    public const string TableProblem = $"{nameof(PostgreSqlInboxOptions.Table)} {TableName.Rule}";

    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, PostgreSqlInboxOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(PostgreSqlInboxOptions options)
    {
        if (TableName.Parse(options.Table) is null)
            yield return TableProblem;

        if (options.Concurrency is < 0 or > 1000)
            yield return $"{nameof(options.Concurrency)} must be from 0 to 1,000.";

        if (options.MaxAttempts is < 1 or > 100)
            yield return $"{nameof(options.MaxAttempts)} must be from 1 to 100.";

        if (options.HandlerTimeout < TimeSpan.FromSeconds(1) || options.HandlerTimeout > TimeSpan.FromDays(1))
            yield return $"{nameof(options.HandlerTimeout)} must be at least 1 second, and at most 1 day.";

        if (IsOutside(options.KeepHandledFor))
            yield return $"{nameof(options.KeepHandledFor)} must be at least 30 minutes, since the service redelivers an event for 15, and at most 10 years.";

        if (IsOutside(options.KeepFailedFor))
            yield return $"{nameof(options.KeepFailedFor)} must be at least 30 minutes, and at most 10 years.";
    }

    private static bool IsOutside(TimeSpan time) => time < TimeSpan.FromMinutes(30) || time > TenYears;
}
