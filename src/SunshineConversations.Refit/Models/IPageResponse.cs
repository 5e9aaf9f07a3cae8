using System.Text.Json;

namespace SunshineConversations;

/// <summary>One page of a list, as <see cref="Paging"/> sees it.</summary>
internal interface IPageResponse<out T>
{
    IReadOnlyList<T> Items { get; }

    Meta? Meta { get; }

    Links? Links { get; }

    IDictionary<string, JsonElement>? AdditionalData { get; }
}
