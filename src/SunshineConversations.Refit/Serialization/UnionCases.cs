using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// The base of a union, which describes its cases to <see cref="UnionConverter{T}"/>. It is public so that the generated code
/// of another assembly can use the converter; only the library can implement it.
/// </summary>
/// <typeparam name="TBase">The base itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHasCases<TBase>
    where TBase : ApiObject, IHasCases<TBase>
{
    internal static abstract UnionCases<TBase> Cases { get; }
}

/// <summary>The cases of a union: each known case, and the one for everything else.</summary>
/// <typeparam name="TBase">The base of the union.</typeparam>
internal sealed class UnionCases<TBase>
    where TBase : ApiObject, IHasCases<TBase>
{
    private readonly Func<TBase, string> _typeOf;
    private readonly List<Case> _known = [];

    /// <summary>The name of the discriminator in every union of the API.</summary>
    private static ReadOnlySpan<byte> Discriminator => "type"u8;

    private UnionCases(Func<TBase, string> typeOf, Case unknown) => (_typeOf, Unknown) = (typeOf, unknown);

    /// <summary>The case for everything that no other case matches.</summary>
    public Case Unknown { get; }

    /// <param name="typeOf">Returns the type of a case.</param>
    public static UnionCases<TBase> WithUnknown<TCase>(Func<TBase, string> typeOf)
        where TCase : TBase, new() => new(typeOf, new Case<TCase>(""));

    public UnionCases<TBase> With<TCase>()
        where TCase : TBase, new()
    {
        _known.Add(new Case<TCase>(_typeOf(new TCase())));
        return this;
    }

    /// <summary>The case of an object, wherever its discriminator is. If there are two, the last counts, as in JSON.parse.</summary>
    /// <param name="reader">A copy of the reader, at the start of the object.</param>
    public Case Find(Utf8JsonReader reader)
    {
        Case found = Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Discriminator))
            {
                reader.Read();
                found = reader.TokenType == JsonTokenType.String ? Named(ref reader) : Unknown;
            }

            // The reader of a converter has the whole value, so no more data is needed.
            reader.TrySkip();
        }

        return found;
    }

    public Case Find(JsonElement value)
    {
        if (value.TryGetProperty(Discriminator, out JsonElement discriminator) && discriminator.ValueKind == JsonValueKind.String)
        {
            foreach (Case @case in _known)
            {
                if (discriminator.ValueEquals(@case.Discriminator))
                    return @case;
            }
        }

        return Unknown;
    }

    public Case Of(TBase value)
    {
        foreach (Case @case in _known)
        {
            if (@case.Type == value.GetType())
                return @case;
        }

        return Unknown;
    }

    private Case Named(ref Utf8JsonReader reader)
    {
        foreach (Case @case in _known)
        {
            if (reader.ValueTextEquals(@case.Discriminator))
                return @case;
        }

        return Unknown;
    }

    public abstract class Case(string discriminator)
    {
        public byte[] Discriminator { get; } = Encoding.UTF8.GetBytes(discriminator);

        public abstract Type Type { get; }

        /// <summary>The library's own metadata: another context need not know the cases.</summary>
        public JsonTypeInfo TypeInfo => field ??= WireSerializer.Options.GetTypeInfo(Type);

        public abstract TBase? Read(ref Utf8JsonReader reader);

        public abstract void Write(Utf8JsonWriter writer, TBase value);
    }

    private sealed class Case<TCase>(string discriminator) : Case(discriminator)
        where TCase : TBase
    {
        public override Type Type => typeof(TCase);

        // Called directly, not through the serializer, which would read the value again to find its end.
        private JsonConverter<TCase> Converter => field ??= (JsonConverter<TCase>)TypeInfo.Converter;

        public override TBase? Read(ref Utf8JsonReader reader) => Converter.Read(ref reader, typeof(TCase), WireSerializer.Options);

        public override void Write(Utf8JsonWriter writer, TBase value) => Converter.Write(writer, (TCase)value, WireSerializer.Options);
    }
}
