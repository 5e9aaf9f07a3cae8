using System.Text;
using System.Text.Encodings.Web;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// <c>facts.json</c>: what the vendor's description states about the API, as far as the contract tests need it, and
/// no texts. It is part of the repository so that these tests run without the description. Generate it with
/// <c>UPDATE_FACTS=1 dotnet test --filter FactsFile</c>; see <see cref="FactsFileTests"/>.
/// </summary>
internal static class FactsFile
{
    private const int LineLength = 150;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Path { get; } = System.IO.Path.Combine(
        Repository.Root, "tests", "SunshineConversations.Refit.ConventionTests", "Contract", "Description", "facts.json");

    /// <summary>Reads the file again, so that a test may alter the result.</summary>
    public static JsonObject Read() => JsonNode.Parse(File.ReadAllText(Path))!.AsObject();

    /// <summary>One line for each object or array that fits into one, so that a changed fact is a changed line.</summary>
    public static string Format(JsonObject facts)
    {
        var text = new StringBuilder();
        Append(text, facts, indent: 0, used: 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int indent, int used)
    {
        string line = node?.ToJsonString(Readable) ?? "null";
        if (indent + used + line.Length <= LineLength)
        {
            text.Append(line);
            return;
        }

        switch (node)
        {
            case JsonObject members:
                AppendParts(text, '{', '}', indent, [.. members.Select(member => ($"{JsonSerializer.Serialize(member.Key, Readable)}: ", member.Value))]);
                break;
            case JsonArray items:
                AppendParts(text, '[', ']', indent, [.. items.Select(item => ("", item))]);
                break;
            default:
                text.Append(line);
                break;
        }
    }

    private static void AppendParts(StringBuilder text, char open, char close, int indent, (string Name, JsonNode? Value)[] parts)
    {
        text.Append(open);
        for (int i = 0; i < parts.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + 1).Append(parts[i].Name);
            Append(text, parts[i].Value, indent + 1, parts[i].Name.Length);
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }
}
