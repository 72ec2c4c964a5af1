using Publisher.Art;
using Publisher.Cli.Art;
using Publisher.Credentials.Baking;
using Publisher.Testing;
using SkiaSharp;

namespace Publisher.Cli.Tests.Art;

/// <summary>What was baked is still a picture: a decoder of somebody else's sees what it saw before.</summary>
public sealed class BakedPictureTests
{
    private static readonly BakedContent Content = new() { Credential = "{ \"award\": \"Łódź 🦀\" }"u8.ToArray(), Assertion = "{ \"id\": \"https://a.example/1\" }"u8.ToArray() };

    [Fact]
    public void A_baked_PNG_shows_the_same_pixels()
    {
        var art = PngDrawing.ToPng(BadgeArt.Draw("boat", "Boat", null));
        Assert.True(BakedPng.TryBake(art, Content, out var baked, out _));
        using var before = SKBitmap.Decode(art);
        using var after = SKBitmap.Decode(baked);
        Assert.Equal((512, 512), (after.Width, after.Height));
        Assert.Equal(before.Bytes, after.Bytes);
    }

    [Fact]
    public void Every_picture_of_the_suite_that_could_be_shown_still_can_be()
    {
        var shown = 0;
        foreach (var file in Directory.GetFiles(RepositoryFiles.Vector("pngsuite", "contrib", "pngsuite"), "*.png"))
        {
            var art = File.ReadAllBytes(file);
            Assert.True(BakedPng.TryBake(art, Content, out var baked, out _));
            using var before = SKBitmap.Decode(art);
            using var after = SKBitmap.Decode(baked);
            Assert.Equal(before?.Bytes, after?.Bytes);
            shown += before is null ? 0 : 1;
        }
        Assert.True(shown > 50, $"only {shown} were shown at all");
    }
}
