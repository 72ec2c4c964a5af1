using System.Diagnostics.CodeAnalysis;

namespace Publisher.Credentials.Baking;

/// <summary>Awards in pictures of either kind, told apart by how the file begins; its name says nothing.</summary>
public static class BakedImage
{
    /// <summary>Largest picture that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Whether a file begins as a PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(PngChunkReader.Signature);

    /// <summary>Whether a file begins as XML does, which an SVG is.</summary>
    public static bool IsXml(ReadOnlySpan<byte> file) =>
        (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file).TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Takes out what a picture carries.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">What it carries; never empty.</param>
    /// <param name="problem">Why there is nothing to give, otherwise.</param>
    public static bool TryRead(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out BakedContent? content, [NotNullWhen(false)] out BakingProblem? problem)
    {
        if (IsPng(file.Span))
        {
            return BakedPng.TryRead(file, out content, out problem);
        }
        if (IsXml(file.Span))
        {
            return BakedSvg.TryRead(file, out content, out problem);
        }
        (content, problem) = (null, NoPicture);
        return false;
    }

    /// <summary>Puts an award into a picture, in place of whatever awards it carried. Without an award the result is the plain picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="content">The award.</param>
    /// <param name="baked">The picture with the award.</param>
    /// <param name="problem">Why it cannot be done, otherwise.</param>
    public static bool TryBake(ReadOnlyMemory<byte> picture, BakedContent content, [NotNullWhen(true)] out byte[]? baked, [NotNullWhen(false)] out BakingProblem? problem)
    {
        if (IsPng(picture.Span))
        {
            return BakedPng.TryBake(picture, content, out baked, out problem);
        }
        if (IsXml(picture.Span))
        {
            return BakedSvg.TryBake(picture, content, out baked, out problem);
        }
        (baked, problem) = (null, NoPicture);
        return false;
    }

    private static BakingProblem NoPicture => new(BakingProblemKind.NotAPicture, "this is neither a PNG nor an SVG");

    internal static BakingProblem? WhyTooLarge(ReadOnlyMemory<byte> file) => file.Length <= MaxBytes ? null
        : new(BakingProblemKind.TooLarge, FormattableString.Invariant($"the picture has {file.Length / 1024} KiB, at most {MaxBytes / 1024} are read"));

    internal static BakingProblem? WhyNotCarried(BakedContent content)
    {
        foreach (var kind in BakedKinds.All)
        {
            if (content[kind] is { } bytes && kind.WhyNotCarried(bytes.Span) is { } why)
            {
                return why;
            }
        }
        return null;
    }
}
