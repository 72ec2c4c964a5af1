using Publisher.Art;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads pictures: SVG cleaned, PNG and JPEG checked. A picture that is refused is reported and left out.</summary>
internal static class PictureLoader
{
    private const int MaximumJpegBytes = 2 * 1024 * 1024;

    public static SourceFile? Read(SourceFile? file, DiagnosticBag diagnostics)
    {
        if (file is null)
        {
            return null;
        }
        if (file.Path.EndsWith(".svg", StringComparison.Ordinal))
        {
            if (SvgArt.TryClean(file.Bytes, out var cleaned, out var fault))
            {
                return new(file.Path, cleaned);
            }
            return Refuse(file, fault, diagnostics);
        }
        var problem = file.Path.EndsWith(".png", StringComparison.Ordinal)
            ? PngArt.TryCheck(file.Bytes, out _, out _, out var png) ? null : png
            : Jpeg(file.Bytes.Span);
        return problem is null ? file : Refuse(file, problem, diagnostics);
    }

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
