using System.Reflection;
using Refit;

namespace SunshineConversations.Serialization;

/// <summary>Checks every value that Refit is about to put into a path, or by itself into a query. Refit escapes what this returns.</summary>
internal sealed class PathParameterFormatter : IUrlParameterFormatter
{
    public string Format(object? value, ICustomAttributeProvider attributeProvider, Type type) =>
        // The name is only looked up where it is needed.
        value is string text && Identifier.IsHarmless(text) ? text : Identifier.RequirePathSegment(value as string, NameOf(attributeProvider));

    /// <summary>Refit passes on no parameter name, but the attributes of the parameter: <c>[AliasAs]</c> carries the name.</summary>
    private static string NameOf(ICustomAttributeProvider attributeProvider) =>
        attributeProvider.GetCustomAttributes(typeof(AliasAsAttribute), inherit: true) is [AliasAsAttribute alias, ..]
            ? alias.Name
            : throw new InvalidOperationException("A path parameter carries no [AliasAs] with its name.");
}
