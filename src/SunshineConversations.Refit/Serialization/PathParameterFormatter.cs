using System.Reflection;
using Refit;

namespace SunshineConversations.Serialization;

/// <summary>Checks every value that Refit is about to put into a path, or by itself into a query. Refit escapes the returned value.</summary>
internal sealed class PathParameterFormatter : IUrlParameterFormatter
{
    public string Format(object? value, ICustomAttributeProvider attributeProvider, Type type) =>
        // The name is only looked up when needed.
        value is string text && Identifier.IsHarmless(text) ? text : Identifier.RequirePathSegment(value as string, NameOf(attributeProvider));

    /// <summary>Refit does not pass the parameter's name, but its attributes: <c>[AliasAs]</c> contains the name.</summary>
    private static string NameOf(ICustomAttributeProvider attributeProvider) =>
        attributeProvider.GetCustomAttributes(typeof(AliasAsAttribute), inherit: true) is [AliasAsAttribute alias, ..]
            ? alias.Name
            : throw new InvalidOperationException("A path parameter has no [AliasAs] with its name.");
}
