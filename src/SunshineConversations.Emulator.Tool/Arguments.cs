namespace SunshineConversations.Emulator.Tool;

/// <summary>The arguments of the program. They are read strictly: a typo must not start something else.</summary>
internal static class Arguments
{
    private static readonly string[] Options = ["--urls", "--data", "--environment", "--contentRoot"];

    /// <summary>Their settings are those of the configuration.</summary>
    private static readonly string[] Sections = ["--Emulator:", "--Logging:", "--Kestrel:"];

    public static bool WantHelp(string[] args) => args.Any(argument => argument is "--help" or "-h" or "-?");

    /// <summary>Checks the arguments, which the configuration reads as well: <c>--x value</c> and <c>--x=value</c>.</summary>
    /// <returns>The file of <c>--data</c>, or null.</returns>
    /// <exception cref="ArgumentException">There is no such option, or it has no value.</exception>
    public static string? ReadDataPath(string[] args)
    {
        string? path = null;
        for (int i = 0; i < args.Length; i++)
        {
            string[] parts = args[i].Split('=', 2);
            string option = parts[0];
            if (!Options.Contains(option, StringComparer.OrdinalIgnoreCase) && !Sections.Any(section => option.StartsWith(section, StringComparison.OrdinalIgnoreCase) && option.Length > section.Length))
                throw new ArgumentException($"There is no option '{option}'. --help lists what there is.");

            string? value = parts.Length == 2 ? parts[1] : args.ElementAtOrDefault(++i) is { } next && !next.StartsWith("--", StringComparison.Ordinal) ? next : null;
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException($"'{option}' has no value.");

            if (option.Equals("--data", StringComparison.OrdinalIgnoreCase))
                path = value;
        }

        return path;
    }
}
