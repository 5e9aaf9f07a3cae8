using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace SunshineConversations.Emulator;

/// <summary>Decides which files are accepted. Like the service, it checks the extension and the first bytes.</summary>
internal static class FileTypes
{
    /// <summary>How many of the first bytes are needed.</summary>
    public const int StartLength = 16;

    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    private static readonly FrozenSet<string> ForbiddenExtensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".apk", ".app", ".bat", ".bin", ".cmd", ".com", ".cpl", ".dll", ".exe", ".hta", ".jar", ".js", ".lnk", ".msi", ".ps1", ".scr", ".sh", ".vbs", ".wsf");

    /// <summary>The beginnings of programs.</summary>
    private static readonly byte[][] ForbiddenStarts = ["MZ"u8.ToArray(), "\x7fELF"u8.ToArray(), "#!"u8.ToArray(), [0xFE, 0xED, 0xFA], [0xCF, 0xFA, 0xED, 0xFE]];

    /// <summary>How a file with one of these extensions must begin.</summary>
    private static readonly FrozenDictionary<string, byte[]> Starts = new Dictionary<string, byte[]>
    {
        [".gif"] = "GIF8"u8.ToArray(),
        [".jpeg"] = [0xFF, 0xD8, 0xFF],
        [".jpg"] = [0xFF, 0xD8, 0xFF],
        [".pdf"] = "%PDF"u8.ToArray(),
        [".png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        [".zip"] = "PK"u8.ToArray(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string MediaTypeOf(string fileName, string? stated = null) =>
        MediaTypes.TryGetContentType(fileName, out string? mediaType) ? mediaType : stated ?? Unknown;

    /// <exception cref="EmulatorErrorException">415: the file is of a kind that is not accepted.</exception>
    public static void ThrowIfRefused(string fileName, ReadOnlySpan<byte> start)
    {
        string extension = Path.GetExtension(fileName);
        if (extension.Length < 2)
            throw EmulatorErrorException.UnsupportedMediaType("The file name must have an extension");

        if (ForbiddenExtensions.Contains(extension))
            throw EmulatorErrorException.UnsupportedMediaType($"Files of the type {extension} are not accepted");

        foreach (byte[] forbidden in ForbiddenStarts)
        {
            if (start.StartsWith(forbidden))
                throw EmulatorErrorException.UnsupportedMediaType("Programs are not accepted");
        }

        if (Starts.TryGetValue(extension, out byte[]? expected) && !start.StartsWith(expected))
            throw EmulatorErrorException.UnsupportedMediaType($"The content is not of the type {extension}");
    }
}
