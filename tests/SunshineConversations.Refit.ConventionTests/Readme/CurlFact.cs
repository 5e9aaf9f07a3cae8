namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A test that is skipped, with the reason, where there is no bash or no curl.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CurlFactAttribute : FactAttribute
{
    public CurlFactAttribute() => Skip = WhyMissing;

    private static string? WhyMissing { get; } =
        ((string[])["bash", "curl"]).Where(program => !SearchPath.Has(program)).Select(program => $"The README's requests need {program}, which is not on the PATH.").FirstOrDefault();
}
