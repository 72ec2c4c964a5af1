using System.Globalization;
using System.Text;

namespace Publisher.Benchmarks.Comparing;

/// <summary>How cost grows with the number of awards, in words and from figures.</summary>
internal static class Growth
{
    private const int Million = 1_000_000;
    private const int AwardsPerList = 65_536;

    /// <summary>A small table and a paragraph; null when fewer than two sizes were measured.</summary>
    public static string? Describe(IReadOnlyList<SizeFigures> sizes, ComparisonOptions options)
    {
        if (sizes.Count < 2)
        {
            return null;
        }
        var text = "| awards | whole build | per award | peak memory | output on disk |\n|---|---|---|---|---|\n";
        foreach (var size in sizes)
        {
            var builds = size.Main(options);
            text += string.Create(CultureInfo.InvariantCulture,
                $"| {size.Awards:#,0} | {FigureRow.Time(builds.Seconds.Median)} | {builds.Seconds.Median / size.Awards * 1e6:0} µs | {FigureRow.Memory(builds.PeakKib.Median)} | {builds.Written.Allocated / 1048576.0:#,0} MiB |\n");
        }
        var (small, large) = (sizes[^2], sizes[^1]);
        var (from, to) = (small.Main(options), large.Main(options));
        var more = large.Awards - small.Awards;
        var each = (to.Seconds.Median - from.Seconds.Median) / more;
        var eachKib = (to.PeakKib.Median - from.PeakKib.Median) / more;
        var eachBytes = (to.Written.Allocated - from.Written.Allocated) / (double)more;
        var rest = Million - large.Awards;
        // 1 is a straight line, 2 a square.
        var power = Math.Log(to.Seconds.Median / from.Seconds.Median) / Math.Log((double)large.Awards / small.Awards);
        return text + "\n" + Wrap(string.Create(CultureInfo.InvariantCulture, $"""
            From {small.Awards:#,0} to {large.Awards:#,0} awards each further one costs {each * 1e6:0} µs, {eachKib:0.00} KiB of memory and {eachBytes / 1024:0.0} KiB of disk; the
            time grows with the power {power:0.00} of the number of awards (1 is a straight line). Drawn on as a straight line, a million awards would
            take {FigureRow.Time(to.Seconds.Median + (each * rest))}, {FigureRow.Memory(to.PeakKib.Median + (eachKib * rest))} of memory, {(to.Written.Allocated + (eachBytes * rest)) / 1073741824:0.0} GiB of disk
            in some {to.Written.Files + ((to.Written.Files - from.Written.Files) / (double)more * rest):#,0} files, and {(Million + AwardsPerList - 1) / AwardsPerList} status lists. That is computed, not measured.
            """));
    }

    private static string Wrap(string paragraph)
    {
        const int Width = 140;
        var (text, line) = (new StringBuilder(), 0);
        foreach (var word in paragraph.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var fits = line > 0 && line + 1 + word.Length <= Width;
            text.Append(line == 0 ? "" : fits ? " " : "\n").Append(word);
            line = fits ? line + 1 + word.Length : word.Length;
        }
        return text.Append('\n').ToString();
    }
}
