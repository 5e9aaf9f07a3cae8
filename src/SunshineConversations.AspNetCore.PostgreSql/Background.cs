namespace SunshineConversations;

/// <summary>Starts what runs as long as the application.</summary>
internal static class Background
{
    /// <summary>Starts it in no trace and no transaction, and without what else the code has set that starts the host.</summary>
    public static Task Run(Func<Task> run)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(run);
    }
}
