using SunshineConversations.ConventionTests.Architecture;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// Compares API interfaces with the description and reports every difference in one line: the operations of each tag,
/// then their schemas, limits and, where the facts contain them, examples.
/// </summary>
internal sealed class ContractComparer
{
    private readonly Facts _facts;
    private readonly List<string> _lines = [];
    private readonly SchemaComparer _schemas;

    private ContractComparer(Facts facts, IReadOnlyCollection<Type> interfaces, Type? webhookPayload)
    {
        _facts = facts;
        _schemas = new(_lines, WireRules.ReachableFrom(interfaces.SelectMany(ApiMethod.In).Select(method => method.Response).Append(webhookPayload).OfType<Type>()));
    }

    /// <param name="facts">The facts of the description.</param>
    /// <param name="interfaces">The interfaces, each for a tag.</param>
    /// <param name="webhookPayload">The type of what webhooks deliver; <see langword="null"/> when there is none.</param>
    public static IReadOnlyList<string> Differences(Facts facts, IReadOnlyCollection<Type> interfaces, Type? webhookPayload = null)
    {
        ContractComparer comparer = Compare(facts, interfaces, webhookPayload);
        comparer._lines.AddRange(Limits.Differences(comparer.DocumentedLimits));
        return [.. comparer._lines.Distinct()];
    }

    /// <summary>Every limit that the description sets to what the interfaces send.</summary>
    public static IReadOnlyList<Limit> LimitsOf(Facts facts, params IReadOnlyCollection<Type> interfaces) => Compare(facts, interfaces, null).DocumentedLimits;

    private IReadOnlyList<Limit> DocumentedLimits => [.. _schemas.Limits.Concat(Limits.OfRequests(_facts)).Distinct()];

    private static ContractComparer Compare(Facts facts, IReadOnlyCollection<Type> interfaces, Type? webhookPayload)
    {
        var comparer = new ContractComparer(facts, interfaces, webhookPayload);
        foreach (Type api in interfaces)
            comparer.CompareTag(api);

        if (webhookPayload is not null)
            comparer.CompareWebhooks(webhookPayload);

        comparer._schemas.Complete();
        return comparer;
    }

    private void CompareTag(Type api)
    {
        string tag = Tags.NameOf(api);
        ILookup<string, OperationFacts> documented = _facts.Operations.Where(operation => Tags.NameOf(operation.Value.Tag) == tag).ToLookup(operation => operation.Key, operation => operation.Value);
        ILookup<string, ApiMethod> methods = ApiMethod.In(api).ToLookup(method => method.OperationId);

        foreach (string id in documented.Select(group => group.Key).Union(methods.Select(group => group.Key)))
        {
            switch (documented[id].FirstOrDefault(), methods[id].ToArray())
            {
                case ({ } operation, []):
                    _lines.Add($"{tag}: operation {id} ({operation.Route}) is in the description but not in {api.Name}");
                    break;
                case (null, [var method, ..]):
                    _lines.Add($"{tag}: operation {id} ({method.Route}) is in {api.Name} but not in the description");
                    break;
                case ({ } operation, [var method]):
                    CompareOperation(tag, id, operation, method);
                    break;
                case (_, var several):
                    _lines.Add($"{tag}: operation {id} has {several.Length} methods in {api.Name}");
                    break;
            }
        }
    }

    private void CompareOperation(string tag, string id, OperationFacts operation, ApiMethod method)
    {
        if (operation.Route != method.Route)
            _lines.Add($"{tag}: operation {id} is {operation.Route} in the description but {method.Route} in {method.Method.DeclaringType!.Name}");

        CompareParameters(id, operation, method);
        CompareBody(id, operation, method);
        CompareResponses(id, operation, method);
    }

    private void CompareParameters(string id, OperationFacts operation, ApiMethod method)
    {
        Dictionary<(string, string), ApiParameter> known = method.Parameters.ToDictionary(parameter => (parameter.Name, parameter.In));
        foreach (ParameterFacts documented in operation.Parameters)
        {
            string what = $"{id}: {documented.In} parameter {documented.Name}";
            if (!known.Remove((documented.Name, documented.In), out ApiParameter? parameter))
            {
                _lines.Add($"{what} ({documented.Schema.Describe()}{(documented.Required ? ", required" : "")}) is in the description but not on {method.Method.Name}");
                continue;
            }

            if (documented.Required == parameter.Parameter.HasDefaultValue)
                _lines.Add($"{what} is {(documented.Required ? "required" : "optional")} in the description but {(documented.Required ? "optional" : "required")} on {method.Method.Name}");

            if (documented.IsDeepObject != parameter.IsDeepObject)
                _lines.Add($"{what} has the style {documented.Style ?? "form"} in the description but {(parameter.IsDeepObject ? "goes" : "does not go")} through DeepObjectConverter on {method.Method.Name}");
            else
                _schemas.Compare(documented.Schema, parameter.Type, $"{id}.{documented.Name}", documented.IsDeepObject ? SchemaUse.Query : SchemaUse.Body, method.Method.Name);
        }

        foreach (ApiParameter parameter in known.Values)
            _lines.Add($"{id}: {parameter.In} parameter {parameter.Name} is on {method.Method.Name} but not in the description");
    }

    private void CompareBody(string id, OperationFacts operation, ApiMethod method)
    {
        switch (operation.Body, method.Body)
        {
            case ({ Schema: { } schema }, null):
                _lines.Add($"{id}: a body ({schema.Describe()}) is in the description but not on {method.Method.Name}");
                break;
            case (null, not null):
                _lines.Add($"{id}: a body is on {method.Method.Name} but not in the description");
                break;
            case ({ MediaType: "multipart/form-data", Schema: { } form }, { } parameter):
                // The library writes the form itself.
                if (parameter.ParameterType != typeof(AttachmentUpload) || !form.Members().Select(member => member.Key).SequenceEqual([UploadContent.Field]))
                    _lines.Add($"{id}: the body is a form with {string.Join(", ", form.Members().Select(member => member.Key))} in the description but {Model.Describe(parameter.ParameterType)} on {method.Method.Name}");

                break;
            case ({ Schema: { } schema } body, { } parameter):
                if (body.Required == parameter.HasDefaultValue)
                    _lines.Add($"{id}: the body is {(body.Required ? "required" : "optional")} in the description but {(body.Required ? "optional" : "required")} on {method.Method.Name}");

                SchemaUse use = method.Route.StartsWith("PATCH ", StringComparison.Ordinal) ? SchemaUse.PatchBody : SchemaUse.Body;
                _schemas.Compare(schema, parameter.ParameterType, $"{id}.body", use, method.Method.Name);
                CompareExamples($"{id} request", parameter.ParameterType, body);
                break;
        }
    }

    private void CompareResponses(string id, OperationFacts operation, ApiMethod method)
    {
        foreach ((string status, Content content) in operation.Responses)
        {
            bool isSuccess = status.StartsWith('2');
            Type? type = isSuccess ? method.Response : typeof(ErrorResponse);
            if (content.Schema is not { } schema)
            {
                if (isSuccess && type is not null)
                    _lines.Add($"{id}: {status} has no body in the description but {Model.Describe(type)} on {method.Method.Name}");
            }
            else if (type is null)
            {
                // An object without members says nothing that could be read.
                if (schema.Kind() != "object" || schema.Members().Any())
                    _lines.Add($"{id}: {status} returns {schema.Describe()} in the description, which {method.Method.Name} does not return");
            }
            else
            {
                _schemas.Compare(schema, type, $"{id}.{status}", SchemaUse.Response, method.Method.Name);
                CompareExamples($"{id} {status}", type, content);
            }
        }
    }

    private void CompareWebhooks(Type payload)
    {
        foreach ((string name, Content content) in _facts.Webhooks)
        {
            _schemas.Compare(content.Schema!, payload, name, SchemaUse.Response, "the webhook");
            CompareExamples(name, payload, content);
        }
    }

    private void CompareExamples(string place, Type type, Content content)
    {
        // An example of a plain hierarchy does not identify its class: members that the class does not have are kept.
        IReadOnlyList<Type> types = Union.Of(type) is { HasDiscriminator: false } shapes ? shapes.Cases : [type];
        foreach ((string name, JsonNode example) in content.Examples ?? new Dictionary<string, JsonNode>())
            _lines.AddRange(types.SelectMany(each => Examples.Differences($"{place}, example {name}", each, example)));
    }
}
