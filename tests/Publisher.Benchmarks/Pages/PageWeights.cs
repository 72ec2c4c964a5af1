using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Publisher.Benchmarks.Pages;

/// <summary>What pages of a built site weigh on their way to a reader, packed by gzip as hosts pack them, pictures aside.</summary>
internal static partial class PageWeights
{
    private static readonly (string Kind, string Glob)[] Kinds =
        [("home", "index.html"), ("an award", "awards/*/index.html"), ("a badge", "badges/*/index.html"), ("a person", "members/*/index.html"), ("all awards", "awards/index.html"), ("Verify", "verify/index.html")];

    /// <summary>A table of kinds of pages, each by its heaviest, in Markdown.</summary>
    public static string Table(string site)
    {
        var table = new StringBuilder("| page | HTML | HTML and stylesheet | scripts at once | scripts |\n|---|---|---|---|---|\n");
        foreach (var (kind, glob) in Kinds)
        {
            var page = Pages(site, glob).MaxBy(p => Packed(File.ReadAllBytes(p))) ?? throw new BenchmarkException($"the site has no page {glob}");
            var html = File.ReadAllText(page);
            var (own, style) = (Packed(File.ReadAllBytes(page)), Packed(Linked(page, Stylesheet().Match(html).Groups[1].Value)));
            var scripts = Script().Match(html) is { Success: true } script ? Scripts(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, script.Groups[1].Value))) : [];
            table.Append(CultureInfo.InvariantCulture, $"| {kind}, the heaviest | {Kib(own)} | {Kib(own + style)} | {Kib(scripts.Sum(s => (long)Packed(File.ReadAllBytes(s))))} | {scripts.Count} |\n");
        }
        return table.ToString();
    }

    /// <summary>The pages that fit; those of one thing, not lists of many.</summary>
    public static IReadOnlyList<string> Pages(string site, string glob)
    {
        var parts = glob.Split('/');
        return parts is [var folder, "*", var file]
            ? [.. Directory.EnumerateDirectories(Path.Combine(site, folder)).Where(d => folder != "awards" || Path.GetFileName(d).Length >= 16).Select(d => Path.Combine(d, file)).Where(File.Exists).Order(StringComparer.Ordinal)]
            : [Path.Combine(site, glob)];
    }

    // A module and all that it imports at once.
    private static HashSet<string> Scripts(string first)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([first]);
        while (next.TryPop(out var path))
        {
            if (found.Add(path))
            {
                Import().Matches(File.ReadAllText(path)).Select(m => Path.Combine(Path.GetDirectoryName(path)!, m.Groups[1].Value)).ToList().ForEach(next.Push);
            }
        }
        return found;
    }

    private static byte[] Linked(string page, string address) => File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(page)!, address));

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return (int)packed.Length;
    }

    private static string Kib(long bytes) => bytes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB");

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)">""")]
    private static partial Regex Stylesheet();

    [GeneratedRegex("""<script type="module" src="([^"]+)">""")]
    private static partial Regex Script();

    [GeneratedRegex("""^(?:import|export)\s[^;(]*?'\./([^']+)'""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
