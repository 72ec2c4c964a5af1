using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Publisher.Credentials.Baking;

/// <summary>
/// Awards in PNG files: Open Badges 3.0 §5.3.1 (keyword <c>openbadgecredential</c>) and Open Badges 2.0 Baking (<c>openbadges</c>), side by side.
/// <code>
/// iTXt = keyword 00  compressed(1) method(1)  language 00  translated keyword 00  text (UTF-8, to the chunk's end)
/// </code>
/// We write both uncompressed, language and translated keyword empty, right after IHDR, and keep every other chunk as it is. Read are, besides: what
/// older programs wrote for Open Badges 2.0, a compressed iTXt (never more than a credential's length is unpacked) and a tEXt with an address.
/// A second text of one keyword is refused: programs disagree which of two counts.
/// </summary>
public static class BakedPng
{
    /// <summary>Takes out what a PNG carries.</summary>
    /// <param name="png">The file.</param>
    /// <param name="content">What it carries; never empty.</param>
    /// <param name="problem">Why there is nothing to give, otherwise.</param>
    public static bool TryRead(ReadOnlyMemory<byte> png, [NotNullWhen(true)] out BakedContent? content, [NotNullWhen(false)] out BakingProblem? problem)
    {
        var found = new BakedContent();
        problem = BakedImage.WhyTooLarge(png);
        var reader = new PngChunkReader(png);
        while (problem is null && reader.TryRead(out var chunk))
        {
            if (KindOf(chunk) is not { } kind)
            {
                continue;
            }
            if (found[kind] is not null)
            {
                problem = new(BakingProblemKind.Ambiguous, $"it carries two texts named {kind.Keyword()}, and only one can be meant");
            }
            else if ((problem = TextOf(chunk, kind, out var text)) is null)
            {
                found = found.With(kind, text);
            }
        }
        problem ??= reader.Problem is { } damage ? new(BakingProblemKind.Damaged, damage)
            : found.IsEmpty ? new(BakingProblemKind.NothingInside, "this picture carries no award")
            : null;
        content = problem is null ? found : null;
        return problem is null;
    }

    /// <summary>Puts an award into a PNG, in place of whatever awards it carried. Without an award the result is the plain picture.</summary>
    /// <param name="png">The picture. Its chunks are checked, its pixels are not unpacked.</param>
    /// <param name="content">The award.</param>
    /// <param name="baked">The picture with the award.</param>
    /// <param name="problem">Why it cannot be done, otherwise.</param>
    public static bool TryBake(ReadOnlyMemory<byte> png, BakedContent content, [NotNullWhen(true)] out byte[]? baked, [NotNullWhen(false)] out BakingProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(content);
        baked = null;
        problem = BakedImage.WhyTooLarge(png) ?? BakedImage.WhyNotCarried(content);
        if (problem is not null)
        {
            return false;
        }
        using var result = new MemoryStream(png.Length + 1024);
        result.Write(PngChunkReader.Signature);
        var reader = new PngChunkReader(png);
        while (reader.TryRead(out var chunk))
        {
            if (KindOf(chunk) is null)
            {
                result.Write(png.Span[chunk.Offset..chunk.End]);
            }
            if (chunk.Type == "IHDR")
            {
                foreach (var kind in BakedKinds.All)
                {
                    WriteText(result, kind, content[kind]);
                }
            }
        }
        problem = reader.Problem is { } damage ? new(BakingProblemKind.Damaged, damage) : null;
        baked = problem is null ? result.ToArray() : null;
        return problem is null;
    }

    private static void WriteText(MemoryStream result, BakedKind kind, ReadOnlyMemory<byte>? text)
    {
        if (text is { } bytes)
        {
            result.Write(PngChunkReader.Write("iTXt", [.. Encoding.ASCII.GetBytes(kind.Keyword()), 0, 0, 0, 0, 0, .. bytes.Span]));
        }
    }

    private static BakedKind? KindOf(PngChunk chunk)
    {
        foreach (var kind in BakedKinds.All)
        {
            if (chunk.IsText && Ascii.Equals(chunk.Keyword, kind.Keyword()))
            {
                return kind;
            }
        }
        return null;
    }

    private static BakingProblem? TextOf(PngChunk chunk, BakedKind kind, out ReadOnlyMemory<byte> text)
    {
        text = default;
        var after = chunk.Data[(chunk.Keyword.Length + 1)..];
        if (chunk.Type == "tEXt" && kind == BakedKind.Assertion)
        {
            text = Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(after.Span));
        }
        else if (chunk.Type != "iTXt")
        {
            return NotReadable($"its text {kind.Keyword()} stands in a {chunk.Type} chunk, and must stand in an iTXt chunk");
        }
        else if (after.Length < 2 || after.Span[0] > 1 || after.Span[1] != 0 || AfterZero(AfterZero(after[2..])) is not { } rest)
        {
            return NotReadable($"its text {kind.Keyword()} is cut off or marked in a way PNG does not know");
        }
        else if (after.Span[0] == 0)
        {
            text = rest;
        }
        else if (kind == BakedKind.Credential)
        {
            return NotReadable($"its text {kind.Keyword()} is compressed, which the standard forbids");
        }
        else if (Unpack(rest) is { } unpacked)
        {
            text = unpacked;
        }
        else
        {
            return NotReadable($"its text {kind.Keyword()} cannot be unpacked, or is longer than any award");
        }
        return text.Length is 0 or > BakedContent.MaxBytes ? NotReadable($"its text {kind.Keyword()} is {(text.Length == 0 ? "empty" : "longer than any award")}")
            : Utf8.IsValid(text.Span) ? null : NotReadable($"its text {kind.Keyword()} is not UTF-8");
    }

    private static ReadOnlyMemory<byte>? AfterZero(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } some && some.Span.IndexOf((byte)0) is var zero and >= 0 ? some[(zero + 1)..] : (ReadOnlyMemory<byte>?)null;

    // Stops one byte after what is allowed, however much more there would be.
    private static byte[]? Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[BakedContent.MaxBytes + 1];
            var length = inflate.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length <= BakedContent.MaxBytes ? buffer[..length] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static BakingProblem NotReadable(string detail) => new(BakingProblemKind.NotReadable, detail);
}
