using System.Text;
using Publisher.Cli.Authoring;
using Publisher.Cli.Tests.Network;
using SkiaSharp;

namespace Publisher.Cli.Tests.Authoring;

public sealed class PhotoTests
{
    [Fact]
    public void A_photo_loses_what_the_camera_wrote_and_stands_upright()
    {
        var photo = WithOrientation(Jpeg(60, 40), 6);
        Assert.Contains("Exif", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
        var clean = Photo.Clean(photo, "image/jpeg");
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(clean);
        Assert.Equal((40, 60), (picture.Width, picture.Height));
        // Held with the right side up (6), the camera's lower left corner is the picture's upper left one.
        Assert.True(picture.GetPixel(3, 3).Red > 200 && picture.GetPixel(3, 3).Blue < 80, picture.GetPixel(3, 3).ToString());
    }

    [Fact]
    public void Check_fix_takes_it_out_of_a_members_picture_and_mends_line_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.config.yml", "title: Makers\r\nbaseUrl: https://badges.makers.test\r\n");
        folder.Write("content/members/ana.md", "---\nname: Ana\nid: urn:uuid:11111111-1111-4111-8111-111111111111\n---\n");
        File.WriteAllBytes(folder["content/members/ana.jpg"], WithOrientation(Jpeg(60, 40), 6));
        var (_, output, _) = CliRun.Run(folder.Path, new(), "check", "--fix");
        Assert.Contains("content/members/ana.jpg: what the camera wrote into it\nsite.config.yml: 2 line ends\nMended 2 files; look at them, and commit.\n", output, StringComparison.Ordinal);
        Assert.Equal("title: Makers\nbaseUrl: https://badges.makers.test\n", File.ReadAllText(folder["site.config.yml"]));
        Assert.Equal(-1, File.ReadAllBytes(folder["content/members/ana.jpg"]).AsSpan().IndexOf("Exif\0\0"u8));
        Assert.Contains("There was nothing to mend.", CliRun.Run(folder.Path, new(), "check", "--fix").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_photo_is_shrunk_and_a_small_one_keeps_its_size()
    {
        using var large = SKBitmap.Decode(Photo.Clean(Jpeg(4000, 1000), "image/jpeg"));
        Assert.Equal((2000, 500), (large.Width, large.Height));
        using var small = SKBitmap.Decode(Photo.Clean(Jpeg(300, 200), "image/jpeg"));
        Assert.Equal((300, 200), (small.Width, small.Height));
    }

    [Fact]
    public void What_is_no_picture_is_refused() => Assert.Throws<CliException>(() => Photo.Clean("not a picture"u8.ToArray(), "image/jpeg"));

    // Blue, with a red quarter at the lower left.
    private static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, height / 2f, width / 2f, height / 2f, red);
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    // An APP1 segment with one TIFF entry, Orientation (0x0112), after the start of the image.
    private static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xff, 0xe1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
