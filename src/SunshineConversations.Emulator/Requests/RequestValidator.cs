using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SunshineConversations.Emulator;

/// <summary>Checks a JSON value against its declaration and collects all problems.</summary>
internal sealed partial class RequestValidator(Problems problems, Func<string, string, string> joinPath)
{
    /// <summary>Checks a request body. Its paths look like <c>content.items[0].title</c>.</summary>
    /// <exception cref="EmulatorErrorException">400, with one error for each problem.</exception>
    public static void Validate(ObjectDeclaration declaration, JsonElement body)
    {
        var problems = new Problems();
        new RequestValidator(problems, (path, name) => path.Length == 0 ? name : $"{path}.{name}").Check(declaration, body, "");
        problems.ThrowIfAny();
    }

    /// <summary>Checks one value, whose path is only used in the messages.</summary>
    public void Check(ValueDeclaration declaration, JsonElement value, string path)
    {
        if (declaration.IsNullable && value.ValueKind is JsonValueKind.Null)
            return;

        string kind = declaration switch
        {
            TextDeclaration => "a string",
            NumberDeclaration { IsInteger: true } => "an integer",
            NumberDeclaration => "a number",
            BooleanDeclaration => "a boolean",
            ArrayDeclaration => "an array",
            _ => "an object",
        };
        switch (declaration, value.ValueKind)
        {
            case (ForbiddenDeclaration forbidden, _):
                problems.Add($"{path} {forbidden.Reason}");
                break;
            case (TextDeclaration text, JsonValueKind.String):
                CheckText(text, value.GetString()!, path);
                break;
            case (NumberDeclaration number, JsonValueKind.Number) when !number.IsInteger || IsInteger(value):
                CheckNumber(number, value, path);
                break;
            case (BooleanDeclaration, JsonValueKind.True or JsonValueKind.False):
                break;
            case (ArrayDeclaration array, JsonValueKind.Array):
                CheckArray(array, value, path);
                break;
            case (FreeObjectDeclaration free, JsonValueKind.Object):
                CheckFreeObject(free, value, path);
                break;
            case (ObjectDeclaration known, JsonValueKind.Object):
                CheckObject(known, value, path);
                break;
            default:
                problems.Add($"{path} must be {kind}{(declaration.IsNullable ? " or null" : "")}");
                break;
        }
    }

    private void CheckText(TextDeclaration declaration, string text, string path)
    {
        // The schema counts characters, which may consist of two UTF-16 units.
        int length = text.EnumerateRunes().Count();
        if (length < declaration.MinLength || length > declaration.MaxLength)
            problems.Add($"{path} must be {Count(declaration.MinLength, declaration.MaxLength, "character")} long");
        else if (declaration.Values is { Count: > 0 } values && !values.Contains(text))
            problems.Add($"{path} must be one of {string.Join(", ", values)}");
        else if (declaration.Format is TextFormat.Uri && !IsAbsoluteUri(text))
            problems.Add($"{path} must be an absolute URI");
        else if (declaration.Format is TextFormat.Email && !IsEmail(text))
            problems.Add($"{path} must be an email address");
        else if (declaration.Format is TextFormat.Name && !text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            problems.Add($"{path} must consist of letters, digits, - and _");
        else if (declaration.Format is TextFormat.Timestamp && !Timestamps.TryParse(text, out _))
            problems.Add($"{path} must be a timestamp like 2026-11-24T08:30:15.123Z");
    }

    private void CheckNumber(NumberDeclaration declaration, JsonElement value, string path)
    {
        double number = value.GetDouble();
        if (number < declaration.Minimum || number > declaration.Maximum)
            problems.Add($"{path} must be {Range(declaration.Minimum, declaration.Maximum)}");
    }

    private void CheckArray(ArrayDeclaration declaration, JsonElement value, string path)
    {
        int count = value.GetArrayLength();
        if (count < declaration.MinItems || count > declaration.MaxItems)
            problems.Add($"{path} must have {Count(declaration.MinItems, declaration.MaxItems, "item")}");

        foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
            Check(declaration.Items, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
    }

    private void CheckFreeObject(FreeObjectDeclaration declaration, JsonElement value, string path)
    {
        if (declaration.IsFlat)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                    problems.Add($"{joinPath(path, member.Name)} must be a string, a number or a boolean");
            }
        }

        if (declaration.MaxBytes is { } maxBytes && FlatJson.SizeOf(value) > maxBytes)
            problems.Add($"{path} must not be larger than {maxBytes} bytes");
    }

    private void CheckObject(ObjectDeclaration declaration, JsonElement value, string path)
    {
        foreach (MemberDeclaration member in declaration.Members)
        {
            string memberPath = joinPath(path, member.Name);
            if (!value.TryGetProperty(member.Name, out JsonElement memberValue))
            {
                if (member.IsRequired)
                    problems.Add($"{memberPath} is required");
            }
            else if (!member.IsReadOnly)
            {
                Check(member.Value, memberValue, memberPath);
            }
        }

        foreach (MemberGroup group in declaration.Groups)
            CheckGroup(group, value, path);

        foreach (ObjectDeclaration chosen in declaration.ChosenBy(value))
            CheckObject(chosen, value, path);
    }

    private void CheckGroup(MemberGroup group, JsonElement value, string path)
    {
        int count = group.Names.Count(name => value.TryGetProperty(name, out _));
        (bool holds, string rule) = group.Rule switch
        {
            GroupRule.ExactlyOne => (count == 1, "exactly one"),
            GroupRule.AtLeastOne => (count >= 1, "at least one"),
            _ => (count <= 1, "at most one"),
        };
        if (!holds)
            problems.Add($"{(path.Length == 0 ? "The request" : path)} must have {rule} of {string.Join(", ", group.Names)}");
    }

    private static bool IsInteger(JsonElement value) => value.TryGetDecimal(out decimal number) && decimal.IsInteger(number);

    private static bool IsAbsoluteUri(string text) =>
        // For the framework, %C3%BC%20 is malformed: an escaped letter beyond ASCII next to another escaped character.
        Uri.IsWellFormedUriString(Escaped.Replace(text, "-"), UriKind.Absolute)
        // The framework ignores white space around a URI.
        && text.Length == text.Trim().Length;

    private static bool IsEmail(string text) => MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text;

    private static string Count(int? min, int? max, string unit) => $"{Range(min, max)} {unit}{((max ?? min) == 1 ? "" : "s")}";

    private static string Range(int? min, int? max) => (min, max) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"at most {max}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"at least {min}"),
        _ when min == max => string.Create(CultureInfo.InvariantCulture, $"exactly {min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
    };

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escaped { get; }
}
