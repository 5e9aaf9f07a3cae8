using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Custom properties of an object: a flat dictionary of strings, numbers and booleans, at most 4 KB as JSON.
/// <code>new Metadata { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 }</code>
/// </summary>
/// <remarks>Other values from the service (null, arrays, objects) are kept and written back unchanged. Names are case-sensitive.</remarks>
[JsonConverter(typeof(MetadataConverter))]
public sealed class Metadata : IDictionary<string, MetadataValue>, IReadOnlyDictionary<string, MetadataValue>
{
    private readonly Dictionary<string, MetadataValue> _values = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the value of a property.</summary>
    /// <param name="key">The name of the property.</param>
    /// <exception cref="KeyNotFoundException">The property is read and does not exist.</exception>
    public MetadataValue this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public ICollection<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public ICollection<MetadataValue> Values => _values.Values;

    IEnumerable<string> IReadOnlyDictionary<string, MetadataValue>.Keys => _values.Keys;

    IEnumerable<MetadataValue> IReadOnlyDictionary<string, MetadataValue>.Values => _values.Values;

    bool ICollection<KeyValuePair<string, MetadataValue>>.IsReadOnly => false;

    /// <inheritdoc/>
    public void Add(string key, MetadataValue value) => _values.Add(key, value);

    /// <inheritdoc/>
    public bool Remove(string key) => _values.Remove(key);

    /// <inheritdoc/>
    public void Clear() => _values.Clear();

    /// <inheritdoc cref="IDictionary{TKey,TValue}.ContainsKey"/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc cref="IDictionary{TKey,TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MetadataValue value) => _values.TryGetValue(key, out value);

    /// <summary>Enumerates the properties.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<KeyValuePair<string, MetadataValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    void ICollection<KeyValuePair<string, MetadataValue>>.Add(KeyValuePair<string, MetadataValue> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, MetadataValue>>.Contains(KeyValuePair<string, MetadataValue> item) => AsCollection.Contains(item);

    void ICollection<KeyValuePair<string, MetadataValue>>.CopyTo(KeyValuePair<string, MetadataValue>[] array, int arrayIndex) => AsCollection.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, MetadataValue>>.Remove(KeyValuePair<string, MetadataValue> item) => AsCollection.Remove(item);

    private ICollection<KeyValuePair<string, MetadataValue>> AsCollection => _values;
}
