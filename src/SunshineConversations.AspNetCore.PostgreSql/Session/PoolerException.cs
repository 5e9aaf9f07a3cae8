namespace SunshineConversations;

/// <summary>The connection leads to a pooler in transaction mode: there, listening and session locks neither work nor fail.</summary>
internal sealed class PoolerException() : InvalidOperationException(
    "The inbox cannot be used: a pooler gives each transaction another connection of the database, so that locks and notifications do not work: use a connection to the server itself, or the session mode of the pooler.");
