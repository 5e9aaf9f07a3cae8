using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// Holds the library against a document and tells every difference in one line: first the operations of each tag that
/// has an interface (<c>IConversationsApi</c> is the tag Conversations), then their schemas, examples and limits.
/// </summary>
internal sealed class ContractComparer
{
    private const string Json = "application/json";

    private readonly List<string> _lines = [];
    private readonly SchemaComparer _schemas;

    private ContractComparer() => _schemas = new(_lines);

    public static IReadOnlyList<string> Differences(OpenApiDocument document) => Differences(document, ApiMethod.InterfacesOf(typeof(IConversationsApi).Assembly));

    public static IReadOnlyList<string> Differences(OpenApiDocument document, IEnumerable<Type> interfaces)
    {
        var comparer = new ContractComparer();
        foreach (Type api in interfaces)
            comparer.CompareTag(document, api);

        comparer._lines.AddRange(Limits.Differences([.. comparer._schemas.Limits, .. Limits.InProse(document)]));
        return [.. comparer._lines.Distinct()];
    }

    private void CompareTag(OpenApiDocument document, Type api)
    {
        string tag = api.Name["I".Length..^"Api".Length];
        ILookup<string, DocumentedOperation> documented = DocumentedOperation.In(document)
            .Where(operation => operation.Tag.Replace(" ", "", StringComparison.Ordinal) == tag)
            .ToLookup(operation => operation.Id);
        ILookup<string, ApiMethod> methods = ApiMethod.In(api).ToLookup(method => method.OperationId);

        foreach (string id in documented.Select(group => group.Key).Union(methods.Select(group => group.Key)))
        {
            switch (documented[id].FirstOrDefault(), methods[id].ToArray())
            {
                case ({ } operation, []):
                    _lines.Add($"{tag}: operation {id} ({operation.Route}) is in the document but not in {api.Name}");
                    break;
                case (null, [var method, ..]):
                    _lines.Add($"{tag}: operation {id} ({method.Route}) is in {api.Name} but not in the document");
                    break;
                case ({ } operation, [var method]):
                    CompareOperation(tag, operation, method);
                    break;
                case (_, var several):
                    _lines.Add($"{tag}: operation {id} has {several.Length} methods in {api.Name}");
                    break;
            }
        }
    }

    private void CompareOperation(string tag, DocumentedOperation operation, ApiMethod method)
    {
        if (operation.Route != method.Route)
            _lines.Add($"{tag}: operation {operation.Id} is {operation.Route} in the document but {method.Route} in {method.Method.DeclaringType!.Name}");

        CompareParameters(operation, method);
        CompareBody(operation, method);
        CompareAnswers(operation, method);
    }

    private void CompareParameters(DocumentedOperation operation, ApiMethod method)
    {
        Dictionary<(string, ParameterLocation), ApiParameter> known = method.Parameters.ToDictionary(parameter => (parameter.Name, parameter.In));
        foreach (IOpenApiParameter documented in operation.Parameters)
        {
            string what = $"{operation.Id}: {documented.In.ToString()!.ToLowerInvariant()} parameter {documented.Name}";
            if (!known.Remove((documented.Name!, documented.In!.Value), out ApiParameter? parameter))
            {
                _lines.Add($"{what} ({documented.Schema!.Describe()}{(documented.Required ? ", required" : "")}) is in the document but not on {method.Method.Name}");
                continue;
            }

            if (documented.Required == parameter.Parameter.HasDefaultValue)
                _lines.Add($"{what} is {(documented.Required ? "required" : "optional")} in the document but {(documented.Required ? "optional" : "required")} on {method.Method.Name}");

            bool isDeepObject = documented.Style == ParameterStyle.DeepObject;
            if (isDeepObject != parameter.IsDeepObject)
                _lines.Add($"{what} has the style {documented.Style?.ToString().ToLowerInvariant()} in the document but {(parameter.IsDeepObject ? "goes" : "does not go")} through DeepObjectConverter on {method.Method.Name}");
            else
                _schemas.Compare(documented.Schema!, parameter.Type, $"{operation.Id}.{documented.Name}", isDeepObject ? SchemaUse.Query : SchemaUse.Body, method.Method.Name);
        }

        foreach (ApiParameter parameter in known.Values)
            _lines.Add($"{operation.Id}: {parameter.In.ToString().ToLowerInvariant()} parameter {parameter.Name} is on {method.Method.Name} but not in the document");
    }

    private void CompareBody(DocumentedOperation operation, ApiMethod method)
    {
        IOpenApiMediaType? body = ContentOf(operation.Details.RequestBody?.Content);
        switch (body, method.Body)
        {
            case ({ Schema: { } schema }, null):
                _lines.Add($"{operation.Id}: a body ({schema.Describe()}) is in the document but not on {method.Method.Name}");
                break;
            case (null, not null):
                _lines.Add($"{operation.Id}: a body is on {method.Method.Name} but not in the document");
                break;
            case ({ Schema: { } schema }, { } parameter):
                SchemaUse use = method.Route.StartsWith("PATCH ", StringComparison.Ordinal) ? SchemaUse.PatchBody : SchemaUse.Body;
                _schemas.Compare(schema, parameter.ParameterType, $"{operation.Id}.body", use, method.Method.Name);
                foreach ((string name, JsonNode example) in ExamplesOf(body))
                    _lines.AddRange(Examples.Differences($"{operation.Id} request, example {name}", parameter.ParameterType, example));
                break;
        }
    }

    private void CompareAnswers(DocumentedOperation operation, ApiMethod method)
    {
        foreach ((string status, IOpenApiResponse response) in operation.Details.Responses ?? [])
        {
            bool isSuccess = status.StartsWith('2');
            Type? type = isSuccess ? method.Answer : typeof(ErrorResponse);
            IOpenApiMediaType? answer = ContentOf(response.Content);
            if (answer?.Schema is not { } schema)
            {
                if (isSuccess && type is not null)
                    _lines.Add($"{operation.Id}: {status} has no answer in the document but {Model.Describe(type)} on {method.Method.Name}");

                continue;
            }

            if (type is null)
            {
                // An object without members says nothing that could be read.
                if (schema.Kind() != JsonSchemaType.Object || schema.Members().Any())
                    _lines.Add($"{operation.Id}: {status} answers with {schema.Describe()} in the document, which {method.Method.Name} does not return");

                continue;
            }

            _schemas.Compare(schema, type, $"{operation.Id}.{status}", SchemaUse.Answer, method.Method.Name);
            foreach ((string name, JsonNode example) in ExamplesOf(answer))
                _lines.AddRange(Examples.Differences($"{operation.Id} {status}, example {name}", type, example));
        }
    }

    private static IOpenApiMediaType? ContentOf(IDictionary<string, IOpenApiMediaType>? content) =>
        content is null ? null : content.TryGetValue(Json, out IOpenApiMediaType? json) ? json : content.Values.FirstOrDefault();

    private static IEnumerable<(string Name, JsonNode Value)> ExamplesOf(IOpenApiMediaType content)
    {
        if (content.Example is { } only)
            yield return ("of its own", only);

        foreach ((string name, IOpenApiExample example) in content.Examples ?? new Dictionary<string, IOpenApiExample>())
        {
            if (example.Value is { } value)
                yield return (name, value);
        }
    }
}
