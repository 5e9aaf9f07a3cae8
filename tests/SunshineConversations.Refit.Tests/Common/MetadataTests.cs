namespace SunshineConversations.Tests.Common;

/// <summary><see cref="Metadata"/> as a dictionary.</summary>
public sealed class MetadataTests
{
    [Fact]
    public void Strings_numbers_and_booleans_are_put_in_as_they_are()
    {
        var metadata = new Metadata { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 };

        Assert.Equal(3, metadata.Count);
        Assert.Equal("en-ca", metadata["lang"].AsString());
        Assert.True(metadata["vip"].AsBoolean());
        Assert.Equal(4.5, metadata["score"].AsDouble());
        Assert.Equal(["lang", "vip", "score"], metadata.Keys);
        Assert.Equal(["en-ca", true, 4.5], metadata.Values);
    }

    [Fact]
    public void Names_are_case_sensitive()
    {
        var metadata = new Metadata { ["lang"] = "a", ["Lang"] = "b" };

        Assert.Equal("a", metadata["lang"]);
        Assert.Equal("b", metadata["Lang"]);
        Assert.False(metadata.ContainsKey("LANG"));
        Assert.False(metadata.TryGetValue("LANG", out _));
    }

    [Fact]
    public void Setting_again_replaces_and_adding_again_is_refused()
    {
        var metadata = new Metadata { { "k", 1 } };

        metadata["k"] = 2;

        Assert.Equal(2, metadata["k"]);
        Assert.Throws<ArgumentException>(() => metadata.Add("k", 3));
        Assert.Equal(2, metadata["k"]);
    }

    [Fact]
    public void A_property_that_is_not_there_is_an_error_and_a_null_name_too()
    {
        var metadata = new Metadata();

        Assert.Throws<KeyNotFoundException>(() => metadata["k"]);
        Assert.Throws<ArgumentNullException>(() => metadata[null!] = 1);
        Assert.False(metadata.Remove("k"));
    }

    [Fact]
    public void Properties_are_removed_and_cleared()
    {
        var metadata = new Metadata { ["a"] = 1, ["b"] = 2, ["c"] = 3 };

        Assert.True(metadata.Remove("b"));
        Assert.Equal(["a", "c"], metadata.Keys);
        Assert.True(metadata.TryGetValue("c", out MetadataValue c));
        Assert.Equal(3, c);

        metadata.Clear();
        Assert.Empty(metadata);
    }

    [Fact]
    public void It_is_a_dictionary_to_code_that_takes_one()
    {
        var metadata = new Metadata();
        IDictionary<string, MetadataValue> dictionary = metadata;

        dictionary.Add(new("a", 1));
        var copy = new KeyValuePair<string, MetadataValue>[2];
        dictionary.CopyTo(copy, 1);

        Assert.Equal(new("a", 1), copy[1]);
        Assert.Contains(new KeyValuePair<string, MetadataValue>("a", 1), dictionary);
        Assert.DoesNotContain(new KeyValuePair<string, MetadataValue>("a", 2), dictionary);
        Assert.False(dictionary.Remove(new KeyValuePair<string, MetadataValue>("a", 2)));
        Assert.False(dictionary.IsReadOnly);
        Assert.Equal(["a"], ((IReadOnlyDictionary<string, MetadataValue>)metadata).Keys);
        Assert.Equal([1], ((IReadOnlyDictionary<string, MetadataValue>)metadata).Values);
        Assert.True(dictionary.Remove(new KeyValuePair<string, MetadataValue>("a", 1)));
        Assert.Empty(metadata);
    }
}
