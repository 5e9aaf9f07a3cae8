using Refit;

namespace SunshineConversations;

/// <summary>Which apps are listed: <c>new() { ServiceAccountId = "…" }</c>.</summary>
public sealed record AppListFilter : IDeepObject
{
    /// <summary>The id of a service account: only the apps that it has access to are listed. <see langword="null"/> is omitted.</summary>
    public string? ServiceAccountId { get; init; }

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query)
    {
        ThrowIfInvalid(name);
        query.AddMember(name, "serviceAccountId", ServiceAccountId);
    }

    internal void ThrowIfInvalid(string paramName)
    {
        if (ServiceAccountId is not null)
            Identifier.Require(ServiceAccountId, paramName);
    }
}
