using System.Text.Json.Serialization;
using Refit;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The comparison goes into the cases of a union: proved with a union of two pets, and descriptions that fit it or do not.</summary>
public sealed class UnionTests
{
    private const string CatSchema = """ "cat": {"type":"object","properties":{"type":{"type":"string"},"lives":{"type":"integer"}}} """;
    private const string DogSchema = """ "dog": {"type":"object","properties":{"type":{"type":"string"},"friends":{"type":"array","items":{"$ref":"pet"}}}} """;
    private const string Mapped = """{"oneOf":[{"$ref":"cat"},{"$ref":"dog"}],"discriminator":{"propertyName":"type","mapping":{"cat":"cat","dog":"dog"}}}""";

    public static TheoryData<string, string, string> EveryWayToNameACase { get; } = new()
    {
        { Mapped, CatSchema, DogSchema },
        // The base of an inheritance names its cases, which refer to it.
        {
            """{"properties":{"type":{"type":"string"}},"discriminator":{"propertyName":"type","mapping":{"cat":"cat","dog":"dog"}}}""",
            """ "cat": {"allOf":[{"$ref":"pet"},{"properties":{"lives":{"type":"integer"}}}]} """,
            """ "dog": {"allOf":[{"$ref":"pet"},{"properties":{"friends":{"type":"array","items":{"$ref":"pet"}}}}]} """
        },
        // Each case has one value, or a default.
        {
            """{"anyOf":[{"$ref":"cat"},{"$ref":"dog"}]}""",
            """ "cat": {"properties":{"type":{"type":"string","enum":["cat"]},"lives":{"type":"integer"}}} """,
            """ "dog": {"properties":{"type":{"type":"string","default":"dog"},"friends":{"type":"array","items":{"$ref":"pet"}}}} """
        },
        // The title is that of a webhook event.
        {
            """{"anyOf":[{"$ref":"cat"},{"$ref":"dog"}]}""",
            CatSchema.Replace("""{"type":"object",""", """{"title":"cat",""", StringComparison.Ordinal),
            DogSchema.Replace("""{"type":"object",""", """{"title":"dog",""", StringComparison.Ordinal)
        },
    };

    [Theory]
    [MemberData(nameof(EveryWayToNameACase))]
    public void A_union_that_fits_has_no_differences(string pet, string cat, string dog) => Lines.AssertNone(Differences(pet, cat, dog));

    [Fact]
    public void A_case_that_is_missing_on_either_side_is_told() => Lines.AssertEqual(
        [
            "pet: the case bird is in the description but not of Pet",
            "pet: the case dog (Dog) is of Pet but not in the description",
        ],
        Differences(Mapped.Replace("dog", "bird", StringComparison.Ordinal), CatSchema, DogSchema.Replace("dog", "bird", StringComparison.Ordinal)));

    [Fact]
    public void A_case_without_a_discriminator_is_told() => Lines.AssertEqual(
        [
            "pet: the case dog has no discriminator in the description",
            "pet: the case dog (Dog) is of Pet but not in the description",
        ],
        Differences(Mapped.Replace(""","dog":"dog"}""", "}", StringComparison.Ordinal), CatSchema, DogSchema));

    [Fact]
    public void A_wrong_discriminator_is_told() => Lines.AssertEqual(
        [
            "pet: the case puma is in the description but not of Pet",
            "pet: the case cat (Cat) is of Pet but not in the description",
        ],
        Differences(Mapped.Replace("\"cat\":", "\"puma\":", StringComparison.Ordinal), CatSchema, DogSchema));

    [Fact]
    public void Members_of_a_case_are_compared() => Lines.AssertEqual(
        [
            "cat.age (integer) is in the description but not on Cat",
            "cat.lives is on Cat but not in the description",
            "dog.friends is string in the description but IReadOnlyList<Pet> on Dog",
        ],
        Differences(
            Mapped,
            CatSchema.Replace("lives", "age", StringComparison.Ordinal),
            """ "dog": {"properties":{"friends":{"type":"string"}}} """));

    [Fact]
    public void A_union_that_the_description_does_not_have_is_told() => Lines.AssertEqual(
        ["petResponse.pet is pet in the description but Pet on PetResponse"],
        Differences("""{"type":"object","properties":{"lives":{"type":"integer"}}}""", CatSchema, DogSchema));

    [Fact]
    public void A_union_may_stand_for_several_of_the_description() => Lines.AssertNone(
        Differences(Mapped, CatSchema, DogSchema.Replace("pet", "cats", StringComparison.Ordinal) + """, "cats": {"oneOf":[{"$ref":"cat"}],"discriminator":{"propertyName":"type","mapping":{"cat":"cat"}}} """));

    [Fact]
    public void Cases_of_a_plain_hierarchy_are_told_by_their_names() => Lines.AssertEqual(
        [
            "petUpdate: the case dogUpdate is in the description but not of PetUpdate",
            "bigCatUpdate.age (integer) is in the description but not on BigCatPetUpdate",
            "bigCatUpdate.lives is on BigCatPetUpdate but not in the description",
        ],
        Differences(Mapped, CatSchema, DogSchema + """
            , "petUpdate": {"oneOf":[{"$ref":"bigCatUpdate"},{"$ref":"dogUpdate"}]}
            , "bigCatUpdate": {"properties":{"age":{"type":"integer"}}}
            , "dogUpdate": {"properties":{"name":{"type":"string"}}}
            """));

    private static IReadOnlyList<string> Differences(string pet, string cat, string dog)
    {
        JsonObject facts = FactsFile.Read();
        JsonObject schemas = JsonNode.Parse($$"""{ "pet": {{pet}}, {{cat}}, {{dog}} }""")!.AsObject();
        schemas["petResponse"] = JsonNode.Parse("""{"type":"object","properties":{"pet":{"$ref":"pet"}}}""");
        schemas.TryAdd("petUpdate", JsonNode.Parse("""{"oneOf":[{"$ref":"bigCatUpdate"}]}"""));
        schemas.TryAdd("bigCatUpdate", JsonNode.Parse("""{"properties":{"lives":{"type":"integer"}}}"""));
        facts["schemas"] = schemas;
        facts["webhooks"] = new JsonObject();
        facts["operations"] = JsonNode.Parse("""
            {"PutPet":{"tag":"Pets","route":"PUT /pet","body":{"required":true,"schema":{"$ref":"petUpdate"}},"responses":{"200":{"schema":{"$ref":"petResponse"}}}}}
            """);
        return [.. ContractComparer.Differences(Facts.Of(facts), [typeof(IPetsApi)]).Where(line => !line.Contains(" is checked but not ", StringComparison.Ordinal))];
    }

    internal interface IPetsApi
    {
        [Put("/pet")]
        Task<PetResponse> PutPetAsync([Body] PetUpdate body);
    }

    internal sealed class PetResponse
    {
        public Pet? Pet { get; set; }
    }

    [JsonConverter(typeof(UnionConverter<Pet>))]
    internal abstract class Pet
    {
        public abstract string Type { get; }
    }

    internal sealed class Cat : Pet
    {
        public override string Type => "cat";

        public int? Lives { get; set; }
    }

    internal sealed class Dog : Pet
    {
        public override string Type => "dog";

        public IReadOnlyList<Pet>? Friends { get; set; }
    }

    internal sealed class UnknownPet : Pet
    {
        public override string Type => "";
    }

    internal abstract class PetUpdate;

    internal sealed class BigCatPetUpdate : PetUpdate
    {
        public int? Lives { get; set; }
    }

    /// <summary>It has the name by which a union is recognized.</summary>
    public sealed class UnionConverter<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

/// <summary>The counterpart of the library's context for its own types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnionTests.PetResponse))]
[JsonSerializable(typeof(UnionTests.Cat))]
[JsonSerializable(typeof(UnionTests.Dog))]
[JsonSerializable(typeof(UnionTests.BigCatPetUpdate))]
internal sealed partial class PetsJsonContext : JsonSerializerContext;
