namespace SunshineConversations;

/// <summary>An interface may be a mock of the application, which returns <see langword="null"/> for a method that was not set up.</summary>
internal static class Mocks
{
    /// <param name="result">The task that the method returned.</param>
    /// <param name="method">Its name.</param>
    /// <exception cref="InvalidOperationException">The task, or its result, is <see langword="null"/>.</exception>
    public static async Task<T> RequireAsync<T>(Task<T>? result, string method)
        where T : class =>
        (result is null ? null : await result.ConfigureAwait(false))
            ?? throw new InvalidOperationException($"{method} returned null, which the client never does: set up the mock.");
}
