using Xunit.Sdk;

namespace SunshineConversations.Tests.Support;

/// <summary>One case of a theory for each value.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValuesAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(System.Reflection.MethodInfo testMethod) => values.Select(value => (object?[])[value]);
}
