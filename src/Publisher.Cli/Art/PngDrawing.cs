using Publisher.Art;
using SkiaSharp;

namespace Publisher.Cli.Art;

/// <summary>
/// A badge's drawing as PNG, made once when art is made and then committed. Paths only: fonts differ between machines, and with
/// them pictures would. Ring text, which a small picture could not show anyway, is left out.
/// </summary>
public static class PngDrawing
{
    /// <summary>The drawing as a PNG with transparency, <paramref name="size"/> pixels wide and high.</summary>
    public static byte[] ToPng(BadgeArt art, int size = BadgeArt.Side)
    {
        ArgumentNullException.ThrowIfNull(art);
        using var bitmap = new SKBitmap(new SKImageInfo(size, size, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        canvas.Scale((float)size / BadgeArt.Side);
        foreach (var drawn in art.Paths.Where(p => !p.IsLettering))
        {
            using var path = SKPath.ParseSvgPathData(drawn.Data) ?? throw new InvalidOperationException("path data of our own drawing are malformed");
            using var paint = new SKPaint
            {
                IsAntialias = true,
                Color = SKColor.Parse(drawn.Colour).WithAlpha((byte)Math.Round(drawn.Opacity * 255)),
                Style = drawn.StrokeWidth > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill,
                StrokeWidth = (float)drawn.StrokeWidth,
                StrokeJoin = SKStrokeJoin.Round,
                StrokeCap = drawn.FlushEnds ? SKStrokeCap.Butt : SKStrokeCap.Round,
            };
            canvas.Save();
            canvas.Translate((float)drawn.Placement.X, (float)drawn.Placement.Y);
            canvas.RotateDegrees((float)drawn.Placement.Turn);
            canvas.Scale((float)drawn.Placement.Scale);
            canvas.DrawPath(path, paint);
            canvas.Restore();
        }
        canvas.Flush();
        using var pixels = bitmap.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 9));
        return png?.ToArray() ?? throw new InvalidOperationException("a picture of this size could not be encoded");
    }
}
