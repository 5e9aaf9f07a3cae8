using System.Buffers.Binary;
using System.IO.Compression;

namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>Writes a picture of a page as a PNG with the 128 most frequent colors: a third of the bytes.</summary>
internal static class SmallPicture
{
    private const string Reduce = """
        (async picture => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), each => each.charCodeAt(0))]));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
          const counts = new Map();
          for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
          const channels = pixel => [pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255];
          const palette = [...counts].sort(([, a], [, b]) => b - a).slice(0, 128).map(([pixel]) => channels(pixel));
          const nearest = new Map([...counts.keys()].map(pixel => {
            const distances = palette.map(color => channels(pixel).reduce((sum, channel, index) => sum + (channel - color[index]) ** 2, 0));
            return [pixel, distances.indexOf(Math.min(...distances))];
          }));
          let indices = '';
          for (const pixel of pixels) indices += String.fromCharCode(nearest.get(pixel));
          return { width: bitmap.width, height: bitmap.height, palette: palette.flat(), indices: btoa(indices) };
        })
        """;

    public static async Task<byte[]> TakeAsync(BrowserPage page)
    {
        JsonNode picture = (await page.EvaluateAsync($"{Reduce}('{Convert.ToBase64String(await page.TakePictureAsync())}')"))!;
        int width = (int)picture["width"]!;
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), (int)picture["height"]!);
        using var rows = new MemoryStream();
        using (var deflated = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // Each row begins with the number of its filter: 0 for unfiltered bytes.
            foreach (byte[] row in Convert.FromBase64String((string)picture["indices"]!).Chunk(width))
                deflated.Write([0, .. row]);
        }

        byte[] palette = [.. picture["palette"]!.AsArray().Select(channel => (byte)(int)channel!)];
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("PLTE"u8, palette), .. Chunk("IDAT"u8, rows.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        uint crc = uint.MaxValue;
        foreach (byte each in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= each;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }
}
