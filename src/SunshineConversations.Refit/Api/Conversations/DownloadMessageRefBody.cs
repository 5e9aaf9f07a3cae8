namespace SunshineConversations;

/// <summary>Whose reference to download, and the reference.</summary>
public sealed class DownloadMessageRefBody : IRequestBody
{
    /// <summary>The id of the user. Required.</summary>
    public string UserId { get; set; } = "";

    /// <summary>A reference that Apple Messages gave; null: not sent.</summary>
    public AppleMessageRef? Apple { get; set; }

    void IRequestBody.ThrowIfInvalid(string paramName)
    {
        if (string.IsNullOrEmpty(UserId))
            throw new ArgumentException($"{nameof(UserId)} is required.", paramName);

        if (Apple is null)
            return;

        if (Apple.InteractiveDataRef is not { } reference)
            throw new ArgumentException($"{nameof(Apple)}.{nameof(Apple.InteractiveDataRef)} is required.", paramName);

        Require(reference.Url, nameof(reference.Url));
        Require(reference.Bid, nameof(reference.Bid));
        Require(reference.Key, nameof(reference.Key));
        Require(reference.Signature, nameof(reference.Signature));
        Require(reference.Owner, nameof(reference.Owner));

        void Require(string value, string name)
        {
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException($"{nameof(Apple)}.{nameof(Apple.InteractiveDataRef)}.{name} is required.", paramName);
        }
    }
}

/// <summary>A reference that Apple Messages gave instead of the data.</summary>
public sealed class AppleMessageRef
{
    /// <summary>The reference to interactive data. Required.</summary>
    public AppleInteractiveDataRef InteractiveDataRef { get; set; } = new();
}

/// <summary>
/// A reference to interactive data of Apple Messages, as the service passes it through in a webhook. Every member is
/// required.
/// </summary>
public sealed class AppleInteractiveDataRef
{
    /// <summary>Where Apple keeps the data.</summary>
    public string Url { get; set; } = "";

    /// <summary>The id of the Messages extension that the data belongs to.</summary>
    public string Bid { get; set; } = "";

    /// <summary>The key that decrypts the data.</summary>
    public string Key { get; set; } = "";

    /// <summary>The signature of the data.</summary>
    public string Signature { get; set; } = "";

    /// <summary>The owner of the data.</summary>
    public string Owner { get; set; } = "";
}
