using Refit;

namespace SunshineConversations;

/// <summary>The apps that are listed: <c>ByServiceAccountId("…")</c>.</summary>
public sealed record AppListFilter : IDeepObject
{
    private AppListFilter(string serviceAccountId) => ServiceAccountId = serviceAccountId;

    /// <summary>The ID of a service account.</summary>
    public string ServiceAccountId { get; }

    /// <summary>The apps that this service account has access to.</summary>
    /// <param name="serviceAccountId">The ID of the service account: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static AppListFilter ByServiceAccountId(string serviceAccountId) => new(Identifier.Require(serviceAccountId, nameof(serviceAccountId)));

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query) => query.AddMember(name, "serviceAccountId", ServiceAccountId);
}
