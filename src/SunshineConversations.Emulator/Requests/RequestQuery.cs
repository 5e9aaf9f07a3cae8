using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SunshineConversations.Emulator;

/// <summary>
/// Reads a query as JSON, so that the same declarations work for queries and bodies:
/// <c>filter[userId]=x&amp;brandId=y</c> is <c>{"filter":{"userId":"x"},"brandId":"y"}</c>.
/// </summary>
internal static class RequestQuery
{
    /// <exception cref="EmulatorErrorException">400, with one error for each problem.</exception>
    public static JsonElement Read(ObjectDeclaration declaration, QueryString query)
    {
        var problems = new Problems();
        JsonElement value = JsonSerializer.SerializeToElement(Parse(declaration, query, problems), EmulatorJson.Wire.JsonObject);
        foreach (MemberDeclaration member in declaration.Members)
        {
            // The title that the API documents for a page, followed by the exact problem.
            string prefix = member.Name == PageQuery.Name ? "Invalid page query parameters: " : "";
            var found = new Problems();
            if (value.TryGetProperty(member.Name, out JsonElement parameter))
                new RequestValidator(found, (path, name) => $"{path}[{name}]").Check(member.Value, parameter, member.Name);
            else if (member.IsRequired)
                found.Add($"{member.Name} is required");

            foreach (string title in found.Titles)
                problems.Add(prefix + title);
        }

        problems.ThrowIfAny();
        return value;
    }

    /// <summary>The absolute URL of another page of the same list.</summary>
    /// <param name="request">The request for this page; the URL repeats its other parameters.</param>
    /// <param name="query">Its query, as it was read.</param>
    /// <param name="cursorName"><c>after</c> or <c>before</c>.</param>
    /// <param name="cursor">The ID to start from.</param>
    public static string PageLink(HttpRequest request, JsonElement query, string cursorName, string cursor)
    {
        var link = new QueryString();
        foreach (JsonProperty parameter in query.EnumerateObject())
        {
            if (parameter.Value.ValueKind is not JsonValueKind.Object)
            {
                link = link.Add(parameter.Name, parameter.Value.ToString());
                continue;
            }

            foreach (JsonProperty member in parameter.Value.EnumerateObject().Where(member => parameter.Name != PageQuery.Name || member.Name == "size"))
                link = link.Add(Name(parameter.Name, member.Name), member.Value.ToString());
        }

        return $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}{link.Add(Name(PageQuery.Name, cursorName), cursor)}";
    }

    private static JsonObject Parse(ObjectDeclaration declaration, QueryString query, Problems problems)
    {
        // Not request.Query, which ignores case: filter[userid] is not a parameter of the API.
        Dictionary<string, (MemberDeclaration? Parameter, MemberDeclaration Member)> declared = declaration.Members
            .SelectMany(parameter => parameter.Value is ObjectDeclaration members
                ? members.Members.Select(member => (Name: Name(parameter.Name, member.Name), Parameter: (MemberDeclaration?)parameter, Member: member))
                : [(parameter.Name, null, parameter)])
            .ToDictionary(each => each.Name, each => (each.Parameter, each.Member));

        var value = new JsonObject();
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(query.Value))
        {
            string name = pair.DecodeName().ToString();
            if (!declared.TryGetValue(name, out (MemberDeclaration? Parameter, MemberDeclaration Member) known))
                continue;

            JsonObject members = value;
            if (known.Parameter is { } parameter)
            {
                value.TryAdd(parameter.Name, new JsonObject());
                members = value[parameter.Name]!.AsObject();
            }

            if (!members.TryAdd(known.Member.Name, Typed(known.Member.Value, pair.DecodeValue().ToString())))
                problems.Add($"{name} is given more than once");
        }

        return value;
    }

    /// <summary>Every value of a query is a string: where an integer is declared, it becomes one if it is written like one.</summary>
    private static JsonNode Typed(ValueDeclaration declaration, string text) =>
        declaration is NumberDeclaration && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : text;

    private static string Name(string parameter, string member) => $"{parameter}[{member}]";
}
