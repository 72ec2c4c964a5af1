using System.Text;
using Publisher.Art;
using Publisher.Cli.Art;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Cli.Authoring;

/// <summary>
/// <c>check --fix</c>: mends what can be mended without deciding anything, in files nobody signs: byte order marks, line ends, accents apart from their letters, what a
/// camera wrote into a photo, a drawn badge's missing PNG. What is signed, or rests on a digest, is never touched. Says of each file what was done, and shows lines that changed.
/// </summary>
internal sealed class UnsignedRepair(CliContext context, string site)
{
    // More would hide what is wrong otherwise; git diff has them all.
    private const int LinesShown = 5;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Mends; how many files were written.</summary>
    internal int Run()
    {
        var tree = SourceReader.Read(site, new());
        var mended = 0;
        foreach (var file in tree.Files)
        {
            var done = IsText(file.Path) ? MendText(file) : IsPhoto(file.Path) ? MendPhoto(file) : false;
            mended += done ? 1 : 0;
        }
        foreach (var badge in ContentLoader.Load(SourceReader.Read(site, new()), new DiagnosticBag())?.Badges ?? [])
        {
            mended += DrawMissing(badge) ? 1 : 0;
        }
        context.Out.WriteLine(mended == 0 ? "There was nothing to mend." : $"Mended {Words.Counted(mended, "file")}; look at them, and commit.");
        return mended;
    }

    private static bool IsText(string path) => path == CommonOptions.ConfigFile || path.Split('/') switch
    {
        ["content", "badges" or "members" or "pages", var name] => name.EndsWith(".md", StringComparison.Ordinal),
        ["content", "nominations", var name] => name.EndsWith(".yml", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsPhoto(string path) => path.Split('/') is ["content", "members", var name] && (name.EndsWith(".jpg", StringComparison.Ordinal) || name.EndsWith(".png", StringComparison.Ordinal));

    private bool MendText(SourceFile file)
    {
        string before;
        try
        {
            before = Strict.GetString(file.Bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            // What it should say, nobody can guess; the check names the place.
            return false;
        }
        var text = before.StartsWith('\uFEFF') ? before[1..] : before;
        var marked = text.Length < before.Length;
        var ends = text.Split("\r\n").Length - 1;
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var composed = UnicodeForm.Of(text, NormalizationForm.FormC);
        if (composed == before)
        {
            return false;
        }
        List<string> what = [.. marked ? (string[])["a byte order mark"] : [], .. ends > 0 ? (string[])[Words.Counted(ends, "line end")] : [], .. composed != text ? (string[])["accents apart from their letters"] : []];
        Write(file.Path, Encoding.UTF8.GetBytes(composed), Words.Joined(what));
        var changed = text.Split('\n').Zip(composed.Split('\n')).Where(pair => pair.First != pair.Second).ToList();
        foreach (var (old, now) in changed.Take(LinesShown))
        {
            context.Out.WriteLine("  - " + Printable.Line(old));
            context.Out.WriteLine("  + " + Printable.Line(now));
        }
        if (changed.Count > LinesShown)
        {
            context.Out.WriteLine(FormattableString.Invariant($"  and {changed.Count - LinesShown} more lines"));
        }
        return true;
    }

    // JPEG: segment APP1 that begins with "Exif" (JEITA CP-3451 4.5.4); PNG: chunk eXIf (PNG 1.5 extensions).
    private bool MendPhoto(SourceFile file)
    {
        var isJpeg = file.Path.EndsWith(".jpg", StringComparison.Ordinal);
        if (file.Bytes.Span.IndexOf(isJpeg ? "Exif\0\0"u8 : "eXIf"u8) < 0)
        {
            return false;
        }
        Write(file.Path, Photo.Clean(file.Bytes.ToArray(), isJpeg ? "image/jpeg" : "image/png"), "what the camera wrote into it");
        return true;
    }

    private bool DrawMissing(Badge badge)
    {
        if (badge.Png is not null || (badge.Svg is null && badge.Design is null))
        {
            return false;
        }
        var art = BadgeArt.Draw(badge.Slug, badge.Name, badge.Design);
        // A picture that somebody made brings its own PNG.
        if (badge.Svg is { } svg && !Encoding.UTF8.GetString(svg.Bytes.Span).Contains($"<desc>{art.Description}</desc>", StringComparison.Ordinal))
        {
            return false;
        }
        if (badge.Svg is null)
        {
            Write($"content/badges/{badge.Slug}.svg", Encoding.UTF8.GetBytes(art.ToSvg()), "drawn from its design");
        }
        Write($"content/badges/{badge.Slug}.png", PngDrawing.ToPng(art), "drawn from its design");
        return true;
    }

    private void Write(string path, byte[] bytes, string what)
    {
        AtomicFile.Write(Path.Combine(site, path.Replace('/', Path.DirectorySeparatorChar)), bytes);
        context.Out.WriteLine(Printable.Line($"{path}: {what}"));
    }
}
