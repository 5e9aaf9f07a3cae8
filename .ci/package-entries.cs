// Prints each entry of the packages in a folder: package, name, hash of the content.
#:property RestorePackagesWithLockFile=false
using System.IO.Compression;
using System.Security.Cryptography;

foreach (string package in Directory.GetFiles(args[0]).Order(StringComparer.Ordinal))
{
    using ZipArchive archive = ZipFile.OpenRead(package);
    foreach (ZipArchiveEntry entry in archive.Entries)
    {
        using Stream content = entry.Open();
        Console.WriteLine($"{Path.GetFileName(package)} {entry.FullName} {Convert.ToHexStringLower(SHA256.HashData(content))}");
    }
}
