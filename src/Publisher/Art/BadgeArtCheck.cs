using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Art;

/// <summary>What is asked of art while content is loaded, beyond each picture being well-formed: diagnostics PUB0501 to PUB0504.</summary>
public static class BadgeArtCheck
{
    /// <summary>Checks the words of a design.</summary>
    /// <param name="design">The design as written.</param>
    /// <param name="placeOf">Where a word of it stands: asked with <c>shape</c>, <c>palette</c>, <c>symbol</c> or <c>ring</c>.</param>
    /// <param name="diagnostics">Receives what is found.</param>
    public static void CheckDesign(BadgeDesign design, Func<string, SourceLocation> placeOf, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(design);
        CheckWord("shape", design.Shape, BadgeArt.Shapes, placeOf, diagnostics);
        CheckWord("palette", design.Palette, BadgeArt.Palettes, placeOf, diagnostics);
        CheckWord("symbol", design.Symbol, BadgeArt.Symbols, placeOf, diagnostics);
        if (design.Ring is { } ring && !RingLettering.CanWrite(ring))
        {
            diagnostics.Add(SiteDescriptors.RingNotDrawable, placeOf("ring"), ring);
        }
    }

    /// <summary>Asks for a PNG beside an SVG.</summary>
    public static void CheckPair(string slug, SourceFile? svg, SourceFile? png, DiagnosticBag diagnostics)
    {
        if (svg is not null && png is null)
        {
            diagnostics.Add(SiteDescriptors.SvgWithoutPng, new(svg.Path), slug);
        }
    }

    /// <summary>
    /// Whether an SVG may be published byte for byte, as it is where its digest is signed (a frozen version's image, evidence):
    /// it must be its own cleaned form, since what cleaning would drop may hold a script.
    /// </summary>
    public static bool CheckAsItStands(SourceFile svg, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (!SvgArt.TryClean(svg.Bytes, out var cleaned, out var problem))
        {
            diagnostics.Add(SiteDescriptors.PictureNotClean, new(svg.Path, problem.Line, problem.Column), problem.Detail);
            return false;
        }
        if (!svg.Bytes.Span.SequenceEqual(cleaned))
        {
            diagnostics.Add(SiteDescriptors.PictureNotClean, new(svg.Path), "still holds what an editor wrote for itself");
            return false;
        }
        return true;
    }

    private static void CheckWord(string part, string? word, IReadOnlyList<string> known, Func<string, SourceLocation> placeOf, DiagnosticBag diagnostics)
    {
        if (word is not null && !known.Contains(word, StringComparer.Ordinal))
        {
            diagnostics.Add(SiteDescriptors.UnknownDesignWord, placeOf(part), part, word, string.Join(", ", known));
        }
    }
}
