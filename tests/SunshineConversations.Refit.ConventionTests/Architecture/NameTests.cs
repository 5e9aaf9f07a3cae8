using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>A public type can be named in any new project, without a qualifier (CS0104): what the project has already is not called so too.</summary>
public sealed class NameTests
{
    /// <summary>The implicit usings of the web and the worker SDK, and those that the Blazor templates write into <c>_Imports.razor</c>.</summary>
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading", "System.Threading.Tasks",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        "Microsoft.AspNetCore.Components.Authorization", "Microsoft.AspNetCore.Components.Forms", "Microsoft.AspNetCore.Components.Routing", "Microsoft.AspNetCore.Components.Web",
        "Microsoft.AspNetCore.Components.Web.Virtualization", "Microsoft.JSInterop",
    ];

    /// <summary>The types that the templates of .NET 10 generate: blazor and blazorwasm with and without accounts, grpc, mcpserver, mvc, razor, web, webapi, webapiaot, worker.</summary>
    private const string Templates =
        """
        AccessDenied App AppJsonSerializerContext ApplicationDbContext ApplicationDbContextModelSnapshot ApplicationUser Auth ChangePassword ConfirmEmail
        ConfirmEmailChange Counter CreateIdentitySchema DeletePersonalData Disable2fa Email EnableAuthenticator Error ErrorModel ErrorViewModel ExternalLogin
        ExternalLoginPicker ExternalLogins ForgotPassword ForgotPasswordConfirmation GenerateRecoveryCodes GreeterService Home HomeController
        IdentityComponentsEndpointRouteBuilderExtensions IdentityNoOpEmailSender IdentityRedirectManager IdentityRevalidatingAuthenticationStateProvider Index
        IndexModel InvalidPasswordReset InvalidUser Lockout Login LoginWith2fa LoginWithRecoveryCode MainLayout ManageLayout ManageNavMenu NavMenu NotFound
        PasskeyInputModel PasskeyOperation PasskeySubmit Passkeys PersonalData Privacy PrivacyModel Program RandomNumberTools ReconnectModal RedirectToLogin
        Register RegisterConfirmation RenamePasskey ResendEmailConfirmation ResetAuthenticator ResetPassword ResetPasswordConfirmation Routes SetPassword
        ShowRecoveryCodes Startup StatusMessage Todo TwoFactorAuthentication Weather WeatherForecast WeatherForecastController Worker
        """;

    [Theory]
    [Values(typeof(IConversationsApi), typeof(SunshineConversationsWebhooksOptions), typeof(Emulator.SunshineConversationsEmulator))]
    public void A_public_type_has_a_name_of_its_own(Type package) =>
        Lines.AssertNone(Taken(package.Assembly.GetExportedTypes().Where(type => !type.IsNested && !Usings.Contains(type.Namespace)).Select(type => type.Name.Split('`')[0]).Distinct()));

    [Fact]
    public void The_rule_can_be_broken() => Lines.AssertEqual(["Action", "App", "Endpoint", "Path", "Router"], Taken(["Action", "App", "Conversation", "Endpoint", "Path", "Router"]));

    /// <summary>The names that the compiler takes for several types where the project has all of them.</summary>
    private static IEnumerable<string> Taken(IEnumerable<string> names)
    {
        string[] declared = [.. names];
        string source = $$"""
            {{string.Concat(Usings.Select(name => $"using {name};\n"))}}
            using Ours;
            using Template.Components;
            namespace Ours { {{Declare(declared)}} }
            namespace Template.Components { {{Declare(Templates.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}} }
            namespace Template.Use { class Names { {{string.Concat(declared.Select((name, i) => $"{name} _{i};\n"))}} } }
            """;
        var compilation = CSharpCompilation.Create(
            "Names",
            [CSharpSyntaxTree.ParseText(source)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)));
        return from diagnostic in compilation.GetDiagnostics()
               where diagnostic.Id == "CS0104"
               select diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
    }

    private static string Declare(IEnumerable<string> names) => string.Concat(names.Select(name => $"public class {name};\n"));
}
