namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>A test in a real browser. It is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Reason;

    internal static string? Reason { get; } = Chromium.Program is null ? "No Chromium on this machine: install the package chromium, or set CHROMIUM to its path" : null;
}

/// <inheritdoc cref="ChromiumFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = ChromiumFactAttribute.Reason;
}
