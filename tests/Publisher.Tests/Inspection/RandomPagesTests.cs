using System.Text;
using Publisher.Diagnostics;
using Publisher.Inspection;
using Publisher.Sites;

namespace Publisher.Tests.Inspection;

/// <summary>Heaps of markup, whole and broken, judged in one pass over bytes as by reading everything the plain way.</summary>
public sealed class RandomPagesTests
{
    private static readonly string[] Paths =
        ["index.html", "404.html", "a/index.html", "a/b.html", "awards/index.html", "awards/x/index.html", "awards/y/index.html", "awards/ż/index.html", "pic.png"];

    private static readonly string[] Pieces =
    [
        "<a", "<A ", "<img ", "</a>", "<p>", "<", ">", "/>", "<br/", " ", "\n", "\t", "\"", "'", "=", "/", "-->", "<!--", "<script>", "</script", "<STYLE>", "</style>", "</",
        " href=", " HREF=", " src=", " srcset=", " id=", " title=", " poster=", " data=", " href", " id=\"one\"", " id='&#116;wo'", " id=\"źle\"", " id=\"one\">", " id=two>",
        " href=\"", " href='", " srcset=\"", "../", "./", "..", ".", "a/", "b.html", "awards/", "x/", "y/", "%C5%BC/", "ż/", "index.html", "pic.png", "pic%2Epng", "&#98;.html",
        "#one", "#two", "#%6Fne", "#&#111;ne", "#źle", "#%C5%BAle", "#", "?q=#one", "?q", "https://elsewhere.example/", "&#104;ttps://e.example", "//e.example/", "mailto:a@b", "/",
        "&amp;", "&", "%", "%2", ", ", " 2x", "words", "słowo", "山", "😀", "a:b", "<a href=\"#one\">", "<a href=\"../y/#two\">", "<a href='../../a/#one'>", "<a href=\"awards/x/#źle\">",
        "<a href=\"a/?#two\">", "<a href=\"../a/b.html#one\">",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void One_pass_over_bytes_finds_what_reading_everything_finds(int seed)
    {
        var random = new Pieced(seed);
        var (dead, places) = (0, 0);
        for (var round = 0; round < 1500; round++)
        {
            SiteFile[] files = [.. Paths.Select(p => new SiteFile(p, Encoding.UTF8.GetBytes(random.Page()), "text/html"))];
            var expected = PlainInspection.Of(files).Select(Words).ToArray();
            Assert.Equal(expected, Inspected(random.Shuffled(files)));
            dead += expected.Length;
            places += expected.Count(e => e.Contains("has no place", StringComparison.Ordinal));
        }
        Assert.True(dead > 10_000 && places > 1_000, $"only {dead} dead links, {places} of them to places");
    }

    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var random = new Pieced(5);
        SiteFile[] files = [.. Enumerable.Range(0, 500).Select(i => new SiteFile($"{(i % 2 == 0 ? "awards" : "a")}/{i}/index.html", Encoding.UTF8.GetBytes(random.Page() + $"<a href='../../a/{((i * 7) % 500) | 1}/#one'>"), "text/html"))];
        var expected = PlainInspection.Of(files).Select(Words).ToArray();
        Assert.Contains(expected, e => e.Contains("has no place", StringComparison.Ordinal));
        var inspector = new SiteInspector(new PathSet(files.Select(f => f.Path)));
        var bags = files.AsParallel().Select(file =>
        {
            var bag = new DiagnosticBag();
            inspector.Inspect(file, bag);
            return bag;
        }).ToList();
        var found = new DiagnosticBag();
        inspector.Finish(found);
        bags.ForEach(b => found.AddRange(b.ToSorted()));
        Assert.Equal(expected, found.ToSorted().Select(Words));
    }

    private static IEnumerable<string> Inspected(SiteFile[] files)
    {
        var found = new DiagnosticBag();
        var inspector = new SiteInspector(new PathSet(files.Select(f => f.Path)));
        foreach (var file in files)
        {
            inspector.Inspect(file, found);
        }
        inspector.Finish(found);
        return found.ToSorted().Select(Words);
    }

    private static string Words(Diagnostic found) => $"{found.Location} {found.Descriptor.Code} {found.Message}";

    /// <summary>Numbers that are the same in every run.</summary>
    private sealed class Pieced(int seed)
    {
        private uint state = (uint)seed;

        public string Page()
        {
            var page = new StringBuilder();
            for (var count = Next(60); count > 0; count--)
            {
                page.Append(Pieces[Next(Pieces.Length)]);
            }
            return page.ToString();
        }

        public SiteFile[] Shuffled(SiteFile[] files) => [.. files.OrderBy(_ => Next(1000))];

        private int Next(int below)
        {
            state = unchecked((state * 1664525) + 1013904223);
            return (int)((state >> 8) % (uint)below);
        }
    }
}
