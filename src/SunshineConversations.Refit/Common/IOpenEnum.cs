namespace SunshineConversations;

/// <summary>
/// A set of known values that the service may extend at any time, so that a value that is new today neither throws
/// nor is lost. Implemented by a <c>readonly record struct</c> over the text, with the known values as static members.
/// </summary>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf Create(string value);
}
