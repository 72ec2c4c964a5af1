using SkiaSharp;

namespace Publisher.Cli.Authoring;

/// <summary>Photos before they become public: turned upright, at most 2000 pixels wide or high, and without what the camera wrote into them (place, time, name).</summary>
internal static class Photo
{
    private const int LongestSide = 2000;
    private const int Quality = 85;

    /// <summary>The photo's new bytes.</summary>
    /// <param name="bytes">A JPEG, PNG or WebP file.</param>
    /// <param name="mediaType">Its declared media type.</param>
    /// <exception cref="CliException">It is no such picture.</exception>
    public static byte[] Clean(byte[] bytes, string mediaType)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width is < 1 or > 20_000 || codec.Info.Height is < 1 or > 20_000 || (long)codec.Info.Width * codec.Info.Height > 120_000_000)
        {
            throw CliException.Usage("the picture cannot be read", "export it again as JPEG or PNG");
        }
        using var drawn = SKBitmap.Decode(codec) ?? throw CliException.Usage("the picture cannot be read", "export it again as JPEG or PNG");
        var turned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (drawn.Height, drawn.Width) : (drawn.Width, drawn.Height);
        var scale = Math.Min(1.0f, LongestSide / (float)Math.Max(width, height));
        var info = new SKImageInfo(Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info) ?? throw CliException.Machine("there is not enough memory for this picture");
        surface.Canvas.Clear(mediaType == "image/jpeg" ? SKColors.White : SKColors.Transparent);
        surface.Canvas.Scale(info.Width / (float)width, info.Height / (float)height);
        surface.Canvas.Concat(Upright(codec.EncodedOrigin, width, height));
        using (var image = SKImage.FromBitmap(drawn))
        {
            surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
        using var result = surface.Snapshot();
        using var encoded = result.Encode(mediaType switch
        {
            "image/png" => SKEncodedImageFormat.Png,
            "image/webp" => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Jpeg,
        }, Quality);
        return encoded.ToArray();
    }

    // The eight ways a camera may have been held (Exif 2.3 tag 0x0112), as matrices onto an upright picture of this size.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
