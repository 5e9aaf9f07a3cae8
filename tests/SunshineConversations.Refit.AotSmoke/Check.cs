using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SunshineConversations.AotSmoke;

/// <summary>Reports what is not true, in the words of the source.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        if (!holds)
            throw new CheckFailedException($"This is not true: {what}");
    }

    public static async Task<T> ThrowsAsync<T>(Func<Task> act, [CallerArgumentExpression(nameof(act))] string what = "")
        where T : Exception
    {
        try
        {
            await act();
        }
        catch (T e)
        {
            return e;
        }

        throw new CheckFailedException($"This does not throw {typeof(T).Name}: {what}");
    }

    private sealed class CheckFailedException(string message) : Exception(message);
}
