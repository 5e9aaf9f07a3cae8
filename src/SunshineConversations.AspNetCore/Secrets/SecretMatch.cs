namespace SunshineConversations;

/// <summary>The result of comparing a request's key with the known secrets.</summary>
internal enum SecretMatch
{
    /// <summary>The key is one of the secrets.</summary>
    One,

    /// <summary>The key is not one of the secrets.</summary>
    None,

    /// <summary>No secret is known, or not all of them are, so whether the key is valid is unknown.</summary>
    NoneKnown,
}
