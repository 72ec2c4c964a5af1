using Publisher.Art;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads pictures: SVG cleaned, PNG and JPEG checked. A picture that is refused is reported and left out.</summary>
internal static class PictureLoader
{
    private const int MaximumJpegBytes = 2 * 1024 * 1024;

    public static SourceFile? Read(SourceFile? file, KnownPictures known, DiagnosticBag diagnostics)
    {
        if (file is null)
        {
            return null;
        }
        var kind = file.Path.EndsWith(".svg", StringComparison.Ordinal) ? PictureKind.Svg : file.Path.EndsWith(".png", StringComparison.Ordinal) ? PictureKind.Png : PictureKind.Jpeg;
        if (known.Has(file, kind))
        {
            return file;
        }
        if (kind == PictureKind.Svg)
        {
            if (!SvgArt.TryClean(file.Bytes, out var cleaned, out var fault))
            {
                return Refuse(file, fault, diagnostics);
            }
            if (!file.Bytes.Span.SequenceEqual(cleaned))
            {
                return new(file.Path, cleaned);
            }
        }
        else if (ProblemOf(file.Bytes, kind) is { } problem)
        {
            return Refuse(file, problem, diagnostics);
        }
        known.Add(file, kind);
        return file;
    }

    private static ArtProblem? ProblemOf(ReadOnlyMemory<byte> pixels, PictureKind kind) =>
        kind == PictureKind.Jpeg ? Jpeg(pixels.Span) : PngArt.TryCheck(pixels, out _, out _, out var problem) ? null : problem;

    private static SourceFile? Refuse(SourceFile file, ArtProblem problem, DiagnosticBag diagnostics)
    {
        diagnostics.Add(ContentDescriptors.ArtRefused, new(file.Path, problem.Line, problem.Column), problem.Detail);
        return null;
    }

    /// <summary>JPEG (ITU-T T.81 Annex B): the marker segments before the image data; what cameras add about place and owner is refused.</summary>
    private static ArtProblem? Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximumJpegBytes)
        {
            return new(1, 1, "it is larger than 2 MiB");
        }
        if (bytes is not [0xFF, 0xD8, .., 0xFF, 0xD9])
        {
            return new(1, 1, "it is not a whole JPEG picture");
        }
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF && bytes[at + 1] != 0xDA;)
        {
            if (bytes[at + 1] is 0xE1 or 0xED)
            {
                return new(1, 1, "it carries data of the camera, such as where it was taken");
            }
            at += 2 + ((bytes[at + 2] << 8) | bytes[at + 3]);
        }
        return null;
    }
}
