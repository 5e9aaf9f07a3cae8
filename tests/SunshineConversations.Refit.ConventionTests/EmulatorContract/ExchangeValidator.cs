using System.Globalization;
using System.Net;
using System.Net.Mime;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Compares what went over the wire with the description.</summary>
internal sealed class ExchangeValidator
{
    private readonly IReadOnlyDictionary<string, OperationFacts> _operations;
    private readonly IReadOnlyDictionary<string, Schema> _events;
    private readonly Schema _errorResponse;
    private readonly JsonSchemas _schemas;

    private ExchangeValidator(IReadOnlyDictionary<string, OperationFacts> operations, IReadOnlyDictionary<string, Schema> events, Schema errorResponse, JsonSchemas schemas)
    {
        _operations = operations;
        _events = events;
        _errorResponse = errorResponse;
        _schemas = schemas;
    }

    public static async Task<ExchangeValidator> CreateAsync()
    {
        JsonObject json = FactsFile.Read();
        KnownSlips.Mend(json);
        Facts facts = Facts.Of(json);
        Dictionary<string, Schema> events = facts.Schemas.Values.Where(schema => schema.Title is not null).ToDictionary(schema => schema.Title!);
        Schema errorResponse = facts.Schemas["errorResponse"];
        return new(
            facts.Operations,
            events,
            errorResponse,
            await JsonSchemas.OfAsync(facts, [errorResponse, .. events.Values, .. facts.Operations.Values.SelectMany(operation => operation.Schemas)]));
    }

    /// <summary>The mismatches, one line each.</summary>
    public IEnumerable<string> Problems(Exchange exchange)
    {
        (string? id, OperationFacts? operation) = OperationOf(exchange);
        IEnumerable<string> problems = ResponseProblems(operation, exchange);

        // A hand-written request of a test may be wrong on purpose; an accepted one must still be right.
        if (operation is not null && (exchange.Sender == Sender.Client || exchange.IsSuccess))
            problems = problems.Concat(BodyProblems(operation, exchange)).Concat(ParameterProblems(operation, exchange));

        return problems.Select(problem => $"{exchange.Method} {id ?? exchange.Path} {exchange.Status}: {problem}");
    }

    /// <summary>The mismatches of the event of a webhook, one line each.</summary>
    public IEnumerable<string> EventProblems(JsonObject change) => _events.TryGetValue((string)change["type"]!, out Schema? schema)
        ? ValueProblems((string)change["type"]!, schema, change, closed: true)
        : [$"{change["type"]}: the description has no such event"];

    /// <summary>Each documented event that did not happen.</summary>
    public IEnumerable<string> NeverHappened(IEnumerable<JsonObject> events) => _events.Keys.Except(events.Select(change => (string)change["type"]!));

    /// <summary>Each status of each operation that was never returned, and each error code of an example.</summary>
    public IEnumerable<string> NeverReturned(IEnumerable<Exchange> exchanges)
    {
        ILookup<string, Exchange> byOperation = exchanges.ToLookup(exchange => OperationOf(exchange).Id ?? "");
        foreach ((string id, OperationFacts operation) in _operations)
        {
            foreach ((string status, Content response) in operation.Responses)
            {
                Message[] returned = [.. byOperation[id].Where(exchange => exchange.Status.ToString(CultureInfo.InvariantCulture) == status).Select(exchange => exchange.Response)];
                if (returned.Length == 0)
                    yield return $"{id} {status}";

                string[] codes = [.. returned.Where(message => message.MediaType == MediaTypeNames.Application.Json).SelectMany(message => Codes(JsonNode.Parse(message.Body)))];
                foreach (string missing in (response.Codes ?? []).Except(codes).Select(code => $"{id} {status} {code}").Except(KnownSlips.OtherCodes))
                    yield return missing;
            }
        }
    }

    private IEnumerable<string> ResponseProblems(OperationFacts? operation, Exchange exchange)
    {
        string status = exchange.Status.ToString(CultureInfo.InvariantCulture);
        Content? documented = operation?.Responses.GetValueOrDefault(status);
        if (documented is { MediaType: not MediaTypeNames.Application.Json })
            return documented.MediaType == exchange.Response.MediaType ? [] : [$"response: it is {exchange.Response.MediaType}"];

        Schema? schema = documented?.Schema;
        if (schema is null && exchange.Status < (int)HttpStatusCode.BadRequest)
            return ["response: the description has no such status"];

        // A status that the description leaves out is an error like any other.
        return MessageProblems("response", schema ?? _errorResponse, exchange.Response, closed: true);
    }

    private IEnumerable<string> BodyProblems(OperationFacts operation, Exchange exchange)
    {
        bool hasBody = exchange.Request.Body.Length > 0;
        return operation.Body switch
        {
            null => hasBody ? ["body: the description has none"] : [],
            { Required: true } when !hasBody => ["body: there is none"],
            { MediaType: var mediaType } when hasBody && mediaType != MediaTypeNames.Application.Json =>
                exchange.Request.MediaType == mediaType ? [] : [$"body: it is {exchange.Request.MediaType}"],
            { Schema: { } schema } when hasBody => MessageProblems("body", schema, exchange.Request, closed: exchange.Sender == Sender.Client),
            _ => [],
        };
    }

    private IEnumerable<string> MessageProblems(string what, Schema schema, Message message, bool closed)
    {
        if (message.MediaType != MediaTypeNames.Application.Json)
            return [$"{what}: it is {message.MediaType ?? "of no type"}"];

        try
        {
            return ValueProblems(what, schema, JsonNode.Parse(message.Body), closed);
        }
        catch (JsonException)
        {
            return [$"{what}: it is not JSON"];
        }
    }

    private IEnumerable<string> ParameterProblems(OperationFacts operation, Exchange exchange)
    {
        JsonObject sent = ParametersIn(exchange.Query);
        foreach (ParameterFacts parameter in operation.Parameters.Where(parameter => parameter.In == "query"))
        {
            if (!sent.Remove(parameter.Name, out JsonNode? value))
            {
                if (parameter.Required)
                    yield return $"{parameter.Name}: it is required";

                continue;
            }

            foreach (string problem in ValueProblems(parameter.Name, parameter.Schema, Typed(value, parameter.Schema), closed: exchange.Sender == Sender.Client))
                yield return problem;
        }

        foreach (string name in sent.Select(parameter => parameter.Key).Where(_ => exchange.Sender == Sender.Client))
            yield return $"{name}: NotInTheDescription";
    }

    private IEnumerable<string> ValueProblems(string what, Schema schema, JsonNode? value, bool closed) =>
        _schemas.Problems(schema, value)
            .Concat(closed ? Details.Problems(schema, value) : [])
            .Select(problem => $"{what} {problem}");

    private (string? Id, OperationFacts? Facts) OperationOf(Exchange exchange)
    {
        // The server of a Zendesk account has its own path.
        string path = exchange.Path.StartsWith("/sc/", StringComparison.Ordinal) ? exchange.Path["/sc".Length..] : exchange.Path;
        string[] segments = $"{exchange.Method} {path}".Split('/');
        (string? id, OperationFacts? operation) = _operations.SingleOrDefault(operation =>
            operation.Value.Route.Split('/') is var template
            && template.Length == segments.Length
            && template.Zip(segments).All(pair => pair.First is ['{', ..] ? pair.Second.Length > 0 : pair.First == pair.Second));
        return (id, operation);
    }

    /// <summary><c>page[after]=x&amp;brandId=y</c> as <c>{"page":{"after":"x"},"brandId":"y"}</c>.</summary>
    private static JsonObject ParametersIn(string query)
    {
        var parameters = new JsonObject();
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = [.. pair.Split('=', 2).Select(part => WebUtility.UrlDecode(part))];
            string[] name = parts[0].TrimEnd(']').Split('[', 2);
            JsonObject members = parameters;
            if (name.Length > 1)
            {
                parameters.TryAdd(name[0], new JsonObject());
                members = parameters[name[0]]!.AsObject();
            }

            members.Add(name[^1], parts.ElementAtOrDefault(1));
        }

        return parameters;
    }

    /// <summary>Everything in a query is text: what the schema calls a number is read as one, if it is one.</summary>
    private static JsonNode? Typed(JsonNode? value, Schema schema) => value switch
    {
        JsonObject members => new JsonObject(
            from member in members
            let its = schema.Members().FirstOrDefault(each => each.Key == member.Key).Value
            select KeyValuePair.Create(member.Key, its is null ? member.Value?.DeepClone() : Typed(member.Value, its))),
        not null when schema.Kind() == "integer" && long.TryParse((string?)value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => value?.DeepClone(),
    };

    private static IEnumerable<string> Codes(JsonNode? body) =>
        (body as JsonObject)?["errors"] is JsonArray errors ? errors.Select(error => (string?)error?["code"] ?? "") : [];
}
