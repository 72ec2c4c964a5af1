using Publisher.Art;
using Publisher.Cli.Art;
using SkiaSharp;

namespace Publisher.Cli.Tests.Art;

public sealed class PngDrawingTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(48)]
    public void A_drawing_becomes_a_png_of_the_asked_size_with_a_clear_ground(int size)
    {
        var png = PngDrawing.ToPng(BadgeArt.Draw("boat", "Boat", new("circle", "tide", "boat", null)), size);
        Assert.True(PngArt.TryCheck(png, out var width, out var height, out var problem), problem?.Detail);
        Assert.Equal((size, size), (width, height));
        using var bitmap = SKBitmap.Decode(png);
        Assert.Equal(0, bitmap.GetPixel(0, 0).Alpha);
        Assert.Equal(SKColor.Parse("#1d7385"), bitmap.GetPixel(size / 2, size / 4)); // the field, above the sails
        Assert.Equal(SKColor.Parse("#fbf4e2"), bitmap.GetPixel(size * 58 / 100, size / 2)); // the mainsail
    }

    [Fact]
    public void The_same_drawing_gives_the_same_bytes()
    {
        var art = BadgeArt.Draw("boat", "Boat", null);
        Assert.Equal(PngDrawing.ToPng(art), PngDrawing.ToPng(BadgeArt.Draw("boat", "Boat", null)));
        Assert.NotEqual(PngDrawing.ToPng(art), PngDrawing.ToPng(BadgeArt.Draw("bell", "Boat", null)));
    }

    [Fact]
    public void Ring_text_is_not_in_the_png()
    {
        Assert.Equal(PngDrawing.ToPng(Ring("Tidewater")), PngDrawing.ToPng(Ring("Somewhere else")));
        Assert.NotEqual(Ring("Tidewater").ToSvg(), Ring("Somewhere else").ToSvg());

        static BadgeArt Ring(string words) => BadgeArt.Draw("x", "x", new("circle", "tide", "star", words));
    }
}
