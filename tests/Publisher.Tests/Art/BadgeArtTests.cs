using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Publisher.Art;
using Publisher.Content;

namespace Publisher.Tests.Art;

public sealed class BadgeArtTests
{
    [Fact]
    public void There_are_enough_words_to_tell_badges_apart()
    {
        Assert.Equal(13, BadgeArt.Shapes.Length);
        Assert.Equal(6, BadgeArt.Palettes.Length);
        Assert.Equal(48, BadgeArt.Symbols.Length);
        Assert.Equal(48, BadgeArt.Symbols.Distinct(StringComparer.Ordinal).Count());
        Assert.All(BadgeArt.Symbols.Concat(BadgeArt.Shapes), word => Assert.Matches("^[a-z]+$", word));
    }

    [Fact]
    public void Every_combination_of_shape_and_symbol_is_drawn_and_is_clean()
    {
        var drawn = 0;
        foreach (var shape in BadgeArt.Shapes)
        {
            foreach (var symbol in BadgeArt.Symbols)
            {
                var art = BadgeArt.Draw("x", "A badge", new(shape, BadgeArt.Palettes[drawn % 6], symbol, drawn % 2 == 0 ? null : "Tidewater Makers"));
                var svg = art.ToSvg();
                Assert.True(SvgArt.TryClean(Encoding.UTF8.GetBytes(svg), out var cleaned, out var problem), $"{shape} {symbol}: {problem}");
                Assert.Equal(svg, Encoding.UTF8.GetString(cleaned));
                Assert.Contains($"{shape} pin", svg, StringComparison.Ordinal);
                drawn++;
            }
        }
        Assert.Equal(13 * 48, drawn);
    }

    [Fact]
    public void A_drawing_is_paths_alone_with_a_title_and_a_description()
    {
        var svg = XDocument.Parse(BadgeArt.Draw("ropework", "Knots & <splices>", new("circle", "tide", "knot", "Łódź · Tidewater")).ToSvg()).Root!;
        Assert.Equal("Knots & <splices>", svg.Elements().First().Value);
        Assert.Equal("A circle pin in tide, with the symbol “knot”.", svg.Elements().ElementAt(1).Value);
        Assert.All(svg.Elements().Skip(2), e => Assert.Equal("path", e.Name.LocalName));
        Assert.All(svg.Descendants().Attributes(), a => Assert.DoesNotContain("url(", a.Value, StringComparison.Ordinal));
        Assert.Equal("0 0 512 512", svg.Attribute("viewBox")!.Value);
    }

    [Fact]
    public void The_same_words_give_the_same_bytes_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var texts = new[] { "", "de-DE", "ar-SA", "th-TH", "tr-TR", "fa-IR" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                return BadgeArt.Draw("night-indigo", "Night Indigo", new("rosette", null, null, "Tidewater")).ToSvg();
            }).ToList();
            Assert.Single(texts.Distinct(StringComparer.Ordinal));
            Assert.DoesNotContain('\r', texts[0]);
            Assert.EndsWith("</svg>\n", texts[0], StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("quiet-company", "A wave pin in slate, with the symbol “saw”.")]
    [InlineData("night-indigo", "A wave pin in slate, with the symbol “bridge”.")]
    [InlineData("founding-member", "A rosette pin in moss, with the symbol “loaf”.")]
    public void What_is_not_said_is_chosen_from_the_slug_for_good(string slug, string description) =>
        Assert.Equal(description, BadgeArt.Draw(slug, slug, null).Description);

    [Fact]
    public void Slugs_spread_over_all_words()
    {
        var art = Enumerable.Range(0, 600).Select(i => BadgeArt.Draw($"badge-number-{i}", "x", null).Description).ToList();
        Assert.All(BadgeArt.Shapes, w => Assert.Contains(art, d => d.Contains($" {w} pin", StringComparison.Ordinal)));
        Assert.All(BadgeArt.Palettes, w => Assert.Contains(art, d => d.Contains($" in {w},", StringComparison.Ordinal)));
        Assert.All(BadgeArt.Symbols, w => Assert.Contains(art, d => d.Contains($"“{w}”", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_symbol_named_by_the_slug_is_taken_unless_another_is_asked_for()
    {
        Assert.Contains("“boat”", BadgeArt.Draw("boat-shed-skipper", "x", null).Description, StringComparison.Ordinal);
        Assert.Contains("“bell”", BadgeArt.Draw("boat-shed-skipper", "x", new(null, null, "bell", null)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Ring_text_is_lettering_and_what_cannot_be_written_is_left_out()
    {
        var plain = BadgeArt.Draw("x", "x", new("circle", "tide", "star", null));
        var ring = BadgeArt.Draw("x", "x", new("circle", "tide", "star", "Abc 1"));
        Assert.DoesNotContain(plain.Paths, p => p.IsLettering);
        Assert.Equal(4 + 3, ring.Paths.Count(p => p.IsLettering)); // four signs, and the line that closes the ring
        Assert.Equal(plain.ToSvg(), BadgeArt.Draw("x", "x", new("circle", "tide", "star", "山田")).ToSvg());
        Assert.Equal(plain.ToSvg(), BadgeArt.Draw("x", "x", new("circle", "tide", "star", new string('A', 35))).ToSvg());
    }

    [Fact]
    public void Everything_drawn_stays_in_the_box()
    {
        foreach (var shape in BadgeArt.Shapes)
        {
            var edge = BadgeArt.Draw("x", "x", new(shape, "tide", "star", null)).Paths[0];
            var numbers = edge.Data.Split([' ', ',', 'M', 'L', 'C', 'Z'], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
            // Control points may lie outside a curve, never far: the swell of the widest is under one unit.
            Assert.InRange(numbers.Min() - (edge.StrokeWidth / 2), 0, 40);
            Assert.InRange(numbers.Max() + (edge.StrokeWidth / 2), 472, 512);
        }
    }

    [Fact]
    public void Palettes_can_be_told_apart_and_read()
    {
        Assert.Equal(21, Palette.Contrast("#000000", "#ffffff"), 3);
        Assert.All(Palette.All, p =>
        {
            // A symbol reads by its enamel, or by the dark line around it where the field is a light one.
            Assert.True(Math.Max(Palette.Contrast(p.Symbol, p.Field), Palette.Contrast(p.Band, p.Field)) >= 4.5, p.Name);
            Assert.True(Palette.Contrast(p.Symbol, p.Ink) >= 7, p.Name + ": ink on symbol");
            Assert.True(Palette.Contrast(Palette.MetalLight, p.Band) >= 7, p.Name + ": lettering on band");
            Assert.True(Palette.Contrast(p.Second, p.Ink) >= 2, p.Name + ": line around the second enamel");
            Assert.True(Palette.Contrast(Palette.Metal, p.Band) >= 3, p.Name + ": metal on band");
        });
        Assert.True(Palette.Contrast(Palette.MetalEdge, "#fbfaf6") >= 4.5);
        Assert.True(Palette.Contrast(Palette.Metal, "#141412") >= 4.5);
    }
}
