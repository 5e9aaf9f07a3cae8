namespace SunshineConversations.Tests.Serialization;

/// <summary>Models contain secrets and texts of people. A log line with a whole model must contain neither.</summary>
public sealed class ModelTextTests
{
    private const string Secret = "e3b0c44298fc1c149afbf4c8996fb924";

    /// <summary>An error is for people: its code and its title.</summary>
    public static TheoryData<Type> Types { get; } = [.. Models.All.Where(type => type != typeof(SunshineConversationsError))];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_model_does_not_print_its_members(Type type)
    {
        var model = (ApiObject)Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanWrite))
            property.SetValue(model, Secret);

        Assert.DoesNotContain(Secret, model.ToString(), StringComparison.Ordinal);
        Assert.Equal(typeof(object), type.GetMethod(nameof(ToString), [])!.DeclaringType);
    }

    /// <summary>A type that is not a model, such as a filter, may be a record, which prints its members.</summary>
    [Fact]
    public void No_record_has_a_secret()
    {
        string[] words = ["secret", "token", "password", "certificate", "privateKey", "serverKey", "apiKey", "accessKey", "signingKey"];
        Type[] records = [.. typeof(ApiObject).Assembly.GetTypes().Where(type => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)];

        Assert.Contains(typeof(Page), records);
        Assert.Contains(typeof(UserListFilter), records);
        Assert.Empty(
            from type in records
            from property in type.GetProperties()
            where property.PropertyType != typeof(bool) && words.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            select $"{type.Name}.{property.Name}");
    }
}
