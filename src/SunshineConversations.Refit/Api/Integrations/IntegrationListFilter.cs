using Refit;

namespace SunshineConversations;

/// <summary>The types of the integrations to list: <c>ByTypes(IntegrationType.Custom)</c>.</summary>
public sealed record IntegrationListFilter : IDeepObject
{
    private IntegrationListFilter(string types) => Types = types;

    /// <summary>The types, separated by commas.</summary>
    public string Types { get; }

    /// <summary>The integrations of these types.</summary>
    /// <param name="types">One or more types.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">There is no type, or one is empty or has a comma.</exception>
    public static IntegrationListFilter ByTypes(params IReadOnlyList<IntegrationType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        return types.Count > 0 && types.All(type => !string.IsNullOrEmpty(type.Value) && !type.Value.Contains(',', StringComparison.Ordinal))
            ? new(string.Join(',', types))
            : throw new ArgumentException("At least one type is required. A type must not be empty or contain a comma.", nameof(types));
    }

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query) => query.AddMember(name, "types", Types);
}
