using System.Text;
using Publisher.Art;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Art;

public sealed class BadgeArtCheckTests
{
    private static IEnumerable<string> Codes(DiagnosticBag bag) => bag.ToSorted().Select(d => $"{d.Location.Path}:{d.Location.Line}:{d.Location.Column} {d.Descriptor.Code}");

    [Fact]
    public void Unknown_words_are_reported_each_at_its_place_with_what_there_is()
    {
        var bag = new DiagnosticBag();
        BadgeArtCheck.CheckDesign(new("hexagone", "tide", "hand", "結び目"), part => new("content/badges/x.md", 4, part.Length), bag);
        Assert.Equal(["content/badges/x.md:4:4 PUB0503", "content/badges/x.md:4:5 PUB0501"], Codes(bag));
        var word = bag.ToSorted()[1];
        Assert.Equal("there is no shape \"hexagone\"", word.Message);
        Assert.StartsWith("choose one of circle, hexagon, shield", word.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_of_known_words_or_none_says_nothing()
    {
        var bag = new DiagnosticBag();
        BadgeArtCheck.CheckDesign(new("wave", "plum", "boat", "Tidewater"), _ => default, bag);
        BadgeArtCheck.CheckDesign(new(null, null, null, null), _ => default, bag);
        Assert.Empty(bag.ToSorted());
    }

    [Fact]
    public void An_svg_asks_for_a_png_beside_it()
    {
        var (svg, png, bag) = (new SourceFile("content/badges/x.svg", default), new SourceFile("content/badges/x.png", default), new DiagnosticBag());
        BadgeArtCheck.CheckPair("x", svg, png, bag);
        BadgeArtCheck.CheckPair("x", null, png, bag);
        Assert.Empty(bag.ToSorted());
        BadgeArtCheck.CheckPair("x", svg, null, bag);
        Assert.Equal(["content/badges/x.svg:1:1 PUB0502"], Codes(bag));
        Assert.False(bag.HasErrors);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata><script>alert(1)</script></metadata></svg>", 1, 1)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script>alert(1)</script></svg>", 2, 2)]
    public void A_picture_published_byte_for_byte_must_be_its_own_cleaned_form(string svg, int line, int column)
    {
        var bag = new DiagnosticBag();
        var file = new SourceFile("content/evidence/a/b.svg", Encoding.UTF8.GetBytes(svg));
        Assert.False(BadgeArtCheck.CheckAsItStands(file, bag));
        Assert.Equal([$"content/evidence/a/b.svg:{line}:{column} PUB0504"], Codes(bag));
        if (SvgArt.TryClean(file.Bytes, out var cleaned, out _))
        {
            Assert.True(BadgeArtCheck.CheckAsItStands(new SourceFile(file.Path, cleaned), new DiagnosticBag()));
        }
    }

    [Fact]
    public void The_example_guilds_art_is_complete_and_good()
    {
        var badges = Directory.GetFiles(RepositoryFiles.InRoot("content", "badges"), "*.md");
        Assert.Equal(12, badges.Length);
        foreach (var badge in badges)
        {
            var svg = File.ReadAllBytes(Path.ChangeExtension(badge, ".svg"));
            Assert.True(BadgeArtCheck.CheckAsItStands(new("x.svg", svg), new DiagnosticBag()), badge);
            Assert.True(PngArt.TryCheck(File.ReadAllBytes(Path.ChangeExtension(badge, ".png")), out var width, out var height, out var problem), $"{badge}: {problem}");
            Assert.Equal((512, 512), (width, height));
        }
    }
}
