namespace SunshineConversations;

/// <summary>What came of comparing a request's key with the known secrets.</summary>
internal enum SecretMatch
{
    /// <summary>It is one of them.</summary>
    One,

    /// <summary>It is none of them.</summary>
    None,

    /// <summary>No secret is known, or not all of them are, so that nothing can be said about the key.</summary>
    NoneKnown,
}
