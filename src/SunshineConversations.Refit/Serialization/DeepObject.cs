using System.Globalization;
using Refit;

namespace SunshineConversations.Serialization;

/// <summary>
/// A query parameter of the style deepObject: each member is sent as <c>name[member]=value</c>. A new one needs
/// this interface on its type and a <see cref="DeepObjectConverter{T}"/> on the parameter.
/// </summary>
internal interface IDeepObject
{
    /// <summary>Checks the object and writes its members. Throws an <see cref="ArgumentException"/> that names the parameter.</summary>
    /// <param name="name">The name of the parameter, on the wire and in the method.</param>
    /// <param name="query">The query to write to.</param>
    void WriteTo(string name, ref GeneratedQueryStringBuilder query);
}

/// <summary>Connects <see cref="IDeepObject"/> to Refit; the parameter's <c>[Query("", "name")]</c> specifies the name.</summary>
internal sealed class DeepObjectConverter<T> : IQueryConverter<T>
    where T : IDeepObject
{
    public void Flatten(T value, string keyPrefix, ref GeneratedQueryStringBuilder builder, RefitSettings settings) =>
        value.WriteTo(keyPrefix, ref builder);
}

/// <summary>Writes one member of a deepObject parameter. Brackets are percent-encoded, as RFC 3986 requires; null is omitted.</summary>
internal static class DeepObjectQuery
{
    public static void AddMember(ref this GeneratedQueryStringBuilder query, string name, string member, string? value)
    {
        if (value is null)
            return;

        // The length of a cursor is up to the service.
        if (value.Length == 0 || Identifier.HoldsLoneSurrogate(value))
            throw new ArgumentException($"{member} is empty or contains a lone surrogate.", name);

        query.AddPreEscapedKey($"{name}%5B{member}%5D", value, preEncoded: false);
    }

    public static void AddMember(ref this GeneratedQueryStringBuilder query, string name, string member, int? value)
    {
        if (value is { } number)
            query.AddPreEscapedKey($"{name}%5B{member}%5D", number.ToString(CultureInfo.InvariantCulture), preEncoded: true);
    }
}
