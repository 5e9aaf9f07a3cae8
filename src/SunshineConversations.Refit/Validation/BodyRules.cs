namespace SunshineConversations;

/// <summary>The building blocks of <see cref="ApiObject.FindProblem"/>. Each method returns <see langword="null"/> when there is no problem.</summary>
internal static class BodyRules
{
    /// <summary>The string is missing or empty.</summary>
    public static string? Missing(string? value, string name) => string.IsNullOrEmpty(value) ? $"{name} is required." : null;

    /// <summary>The object is missing or has a problem.</summary>
    public static string? InRequired(ApiObject? value, string name) => value is null ? $"{name} is required." : In(value, name);

    /// <summary>The list is empty, or an object has a problem.</summary>
    public static string? InRequired(IReadOnlyList<ApiObject> values, string name) => values.Count == 0 ? $"{name} is required: at least one." : In(values, name);

    /// <summary>The object is set and has a problem.</summary>
    public static string? In(ApiObject? value, string name) => value?.FindProblem() is { } problem ? $"{name}.{problem}" : null;

    /// <summary>One of the objects is <see langword="null"/> or has a problem.</summary>
    public static string? In(IReadOnlyList<ApiObject?>? values, string name)
    {
        for (int i = 0; i < values?.Count; i++)
        {
            if (values[i] is null)
                return $"{name}[{i}] is null.";

            if (values[i]!.FindProblem() is { } problem)
                return $"{name}[{i}].{problem}";
        }

        return null;
    }

    /// <summary>None or several of the mutually exclusive members are set.</summary>
    public static string? NotExactlyOne(params ReadOnlySpan<(object? Value, string Name)> members) =>
        CountSet(members) == 1 ? null : $"{Names(members)}: exactly one must be set.";

    /// <summary>Several of the mutually exclusive members are set.</summary>
    public static string? Several(params ReadOnlySpan<(object? Value, string Name)> members) =>
        CountSet(members) <= 1 ? null : $"{Names(members)}: at most one may be set.";

    /// <summary>The identifier is set and invalid.</summary>
    public static string? InIdentifier(string? value, string name) => value is null ? null : Identifier.FindProblem(value) is { } problem ? $"{name}: {problem}" : null;

    private static int CountSet(ReadOnlySpan<(object? Value, string Name)> members)
    {
        int count = 0;
        foreach ((object? value, _) in members)
        {
            if (value is not null)
                count++;
        }

        return count;
    }

    private static string Names(ReadOnlySpan<(object? Value, string Name)> members)
    {
        string[] names = new string[members.Length];
        for (int i = 0; i < names.Length; i++)
            names[i] = members[i].Name;

        return $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
