using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>Compiles a block as if it stood in a reader's worker project: its statements within a method, its types beside.</summary>
internal static class BlockCompiler
{
    private const string Program = "Program";

    /// <summary>Those of the worker SDK, and those that the reader of a block adds.</summary>
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Concurrent", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Security.Claims", "System.Text.Json.Nodes", "System.Threading", "System.Threading.Tasks",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Http", "Microsoft.Extensions.Caching.Hybrid", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        "OpenTelemetry.Metrics", "OpenTelemetry.Trace", "Refit", "SunshineConversations", "SunshineConversations.Emulator",
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, preprocessorSymbols: ["NET5_0_OR_GREATER", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: int.MaxValue,
        // As the SDK has it: the packages were compiled against an earlier framework than the one that this may run on.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>All that these tests run with.</summary>
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The compiled block, or every error and warning.</summary>
    public static (CompiledBlock? Compiled, IReadOnlyList<string> Problems) Compile(Block block)
    {
        Compilation compilation = CSharpCompilation.Create(
            // A different name: the library shows its internals to this assembly's.
            "ReadmeBlock",
            [CSharpSyntaxTree.ParseText(SourceOf(block), ParseOptions)],
            References,
            Options);
        // The reader's own build generates code for an interface of Refit.
        if (block.Text.Contains("[Post(", StringComparison.Ordinal))
            CSharpGeneratorDriver.Create(RefitGenerators(), parseOptions: ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);

        using var assembly = new MemoryStream();
        Diagnostic[] diagnostics = [.. compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        return diagnostics.Length == 0
            ? (new CompiledBlock(Assembly.Load(assembly.ToArray()), block.IsWeb), [])
            : (null, [.. diagnostics.Select(Describe)]);
    }

    private static IEnumerable<ISourceGenerator> RefitGenerators()
    {
        string path = typeof(BlockCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RefitGenerator").Value!;
        return
        [
            .. from type in Assembly.LoadFrom(path).GetTypes()
            where type is { IsClass: true, IsAbstract: false } && type.IsDefined(typeof(GeneratorAttribute), inherit: false)
            let generator = Activator.CreateInstance(type)!
            select generator as ISourceGenerator ?? ((IIncrementalGenerator)generator).AsSourceGenerator(),
        ];
    }

    private static string SourceOf(Block block)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(block.Text, options: ParseOptions);
        int types = unit.Members.FirstOrDefault(member => member is not GlobalStatementSyntax)?.FullSpan.Start ?? block.Text.Length;
        return $$"""
            {{string.Concat(Usings.Select(name => $"using {name};\n"))}}
            public static class {{Program}}
            {
                public static async Task RunAsync({{Parameters(block)}})
                {
            #line {{block.Line}} "{{block.Page}}"
            {{block.Text[..types]}}
            #line hidden
                    await then();
                }
            }
            #line {{block.Line + block.Text[..types].Count(character => character == '\n')}} "{{block.Page}}"
            {{block.Text[types..]}}
            """;
    }

    /// <summary>The context of the block, by the names that the READMEs use.</summary>
    private static string Parameters(Block block) => string.Join(
        ", ",
        CompiledBlock.Parameters(block.IsWeb).Select(parameter => $"{Model.Describe(parameter.ParameterType)} {parameter.Name}"));

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
