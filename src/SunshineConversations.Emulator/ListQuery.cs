using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SunshineConversations.Emulator;

/// <summary>The query of List Conversations, read and checked.</summary>
internal sealed record ListQuery(string? UserId, string? UserExternalId, string? After, string? Before, int Size)
{
    private const string UserIdName = "filter[userId]";
    private const string UserExternalIdName = "filter[userExternalId]";
    private const string AfterName = "page[after]";
    private const string BeforeName = "page[before]";
    private const string SizeName = "page[size]";
    private const int DefaultSize = 25;
    private const int MaxSize = 100;

    public static ListQuery Read(HttpRequest request)
    {
        // Not request.Query: it ignores case, and filter[userid] is not a parameter of the API.
        var values = new Dictionary<string, string>();
        var problems = new Problems();
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            string name = pair.DecodeName().ToString();
            if (name is not (UserIdName or UserExternalIdName or AfterName or BeforeName or SizeName))
                continue;

            if (!values.TryAdd(name, pair.DecodeValue().ToString()))
                problems.Add($"{name} is given more than once");
        }

        string? userId = values.GetValueOrDefault(UserIdName);
        string? userExternalId = values.GetValueOrDefault(UserExternalIdName);
        if (string.IsNullOrEmpty(userId) == string.IsNullOrEmpty(userExternalId))
            problems.Add($"Exactly one of {UserIdName} and {UserExternalIdName} is required");

        string? after = ReadCursor(values, AfterName, problems);
        string? before = ReadCursor(values, BeforeName, problems);
        if (after is not null && before is not null)
            problems.Add($"Invalid page query parameters: only one of {AfterName} and {BeforeName} may be given");

        int size = DefaultSize;
        if (values.TryGetValue(SizeName, out string? sizeText)
            && !(int.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 1 and <= MaxSize))
        {
            problems.Add($"Invalid page query parameters: {SizeName} must be an integer from 1 to {MaxSize}");
        }

        problems.ThrowIfAny();
        return new ListQuery(
            string.IsNullOrEmpty(userId) ? null : userId,
            string.IsNullOrEmpty(userExternalId) ? null : userExternalId,
            after,
            before,
            size);
    }

    /// <summary>The absolute URL of the page after the cursor.</summary>
    public string NextLink(HttpRequest request, string cursor) => Link(request, AfterName, cursor);

    /// <summary>The absolute URL of the page before the cursor.</summary>
    public string PreviousLink(HttpRequest request, string cursor) => Link(request, BeforeName, cursor);

    private string Link(HttpRequest request, string cursorName, string cursor)
    {
        QueryString query = (UserId is not null
                ? QueryString.Create(UserIdName, UserId)
                : QueryString.Create(UserExternalIdName, UserExternalId!))
            .Add(SizeName, Size.ToString(CultureInfo.InvariantCulture))
            .Add(cursorName, cursor);
        return $"{request.Scheme}://{request.Host}{request.Path}{query}";
    }

    private static string? ReadCursor(Dictionary<string, string> values, string name, Problems problems)
    {
        if (!values.TryGetValue(name, out string? cursor))
            return null;

        if (cursor.Length != 24 || !cursor.All(char.IsAsciiHexDigit))
            problems.Add($"Invalid page query parameters: {name} must be 24 hexadecimal digits");

        // Positions are compared as text, and ids are in lower case.
        return cursor.ToLowerInvariant();
    }
}
