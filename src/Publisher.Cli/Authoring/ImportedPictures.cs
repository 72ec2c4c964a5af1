using System.Collections.Immutable;
using System.Text;
using Publisher.Art;
using Publisher.Cli.Art;
using Publisher.Cli.Network;
using Publisher.Credentials.Baking;
using Publisher.Diagnostics;
using Publisher.Importing;
using Publisher.Text;

namespace Publisher.Cli.Authoring;

/// <summary>The picture of a badge that is moved in: taken out of its file, from beside it, or from the web; made safe to publish; drawn where there is none.</summary>
/// <param name="context">The machine.</param>
/// <param name="web">What fetches; null to fetch nothing.</param>
/// <param name="diagnostics">Where it is told that a picture is not kept.</param>
internal sealed class ImportedPictures(CliContext context, WebFetcher? web, DiagnosticBag diagnostics)
{
    private const int MostBytes = BakedImage.MaxBytes;

    /// <summary>The picture files to write beside a badge.</summary>
    internal ImmutableArray<NewFile> Of(PlannedBadge planned)
    {
        var stem = $"content/badges/{planned.Slug}";
        var problem = "none is named";
        if (planned.Badge.Picture is { } picture)
        {
            if (Bytes(picture, planned.Badge.Location.Path, out problem) is { } bytes && Clean(bytes, out problem) is { } clean)
            {
                return [new($"{stem}.{(BakedImage.IsPng(clean.Span) ? "png" : "svg")}", clean)];
            }
            diagnostics.Add(ImportDescriptors.PictureNotKept, planned.Badge.PictureLocation, planned.Badge.Name, problem);
        }
        var art = BadgeArt.Draw(planned.Slug, planned.Badge.Name, null);
        return [new($"{stem}.svg", Encoding.UTF8.GetBytes(art.ToSvg())), new($"{stem}.png", PngDrawing.ToPng(art))];
    }

    private ReadOnlyMemory<byte>? Bytes(string picture, string file, out string problem)
    {
        problem = "";
        if (picture.StartsWith("data:", StringComparison.Ordinal))
        {
            problem = "the data in it cannot be read";
            return Data(picture);
        }
        if (Beside(picture, file) is { } near)
        {
            return near;
        }
        if (!LinkRules.IsWeb(picture))
        {
            problem = $"there is no file {picture} beside it";
            return null;
        }
        if (web is null)
        {
            problem = "it is on the web, and nothing was fetched";
            return null;
        }
        var answer = web.Get(picture, MostBytes, sameHost: false, context.Stop);
        problem = answer.Problem ?? "";
        return answer.Problem is null ? (ReadOnlyMemory<byte>?)answer.Bytes : null;
    }

    // RFC 2397: data:[type][;base64],data
    private static ReadOnlyMemory<byte>? Data(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || address.Length > MostBytes * 2)
        {
            return null;
        }
        var data = Uri.UnescapeDataString(address[(comma + 1)..]);
        if (!address[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetBytes(data);
        }
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length) ? (ReadOnlyMemory<byte>?)bytes.AsMemory(0, length) : null;
    }

    // Only its last name counts, so that no file can name another folder of this computer.
    private ReadOnlyMemory<byte>? Beside(string picture, string file)
    {
        var name = picture.Split('?', '#')[0].Split('/', '\\')[^1];
        var path = Path.Combine(Path.GetDirectoryName(context.Resolve(file))!, name);
        return name.Length is > 0 and <= 200 && name is not ("." or "..") && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && IsPicture(name) && File.Exists(path) && new FileInfo(path).Length <= MostBytes
            ? (ReadOnlyMemory<byte>?)File.ReadAllBytes(path)
            : null;
    }

    private static bool IsPicture(string name) => Path.GetExtension(name).ToLowerInvariant() is ".png" or ".svg" or ".jpg" or ".jpeg" or ".gif" or ".webp";

    // Without what it may carry: an award of somebody, what a camera or an editor wrote.
    private static ReadOnlyMemory<byte>? Clean(ReadOnlyMemory<byte> bytes, out string problem)
    {
        if (!BakedImage.IsPng(bytes.Span) && !BakedImage.IsXml(bytes.Span))
        {
            return Redrawn(bytes, out problem);
        }
        if (!BakedImage.TryBake(bytes, new(), out var plain, out var fault))
        {
            problem = fault.Detail;
            return null;
        }
        if (BakedImage.IsPng(plain))
        {
            var isGood = PngArt.TryCheck(plain, out _, out _, out var wrong);
            problem = wrong?.Detail ?? "";
            return isGood ? plain : Redrawn(plain, out problem);
        }
        var isClean = SvgArt.TryClean(plain, out var cleaned, out var unclean);
        problem = unclean?.Detail ?? "";
        return isClean ? (ReadOnlyMemory<byte>?)cleaned : null;
    }

    private static ReadOnlyMemory<byte>? Redrawn(ReadOnlyMemory<byte> bytes, out string problem)
    {
        try
        {
            var drawn = Photo.Clean(bytes.ToArray(), "image/png");
            problem = PngArt.TryCheck(drawn, out _, out _, out var wrong) ? "" : wrong.Detail;
            return problem.Length == 0 ? (ReadOnlyMemory<byte>?)drawn : null;
        }
        catch (CliException unreadable)
        {
            problem = unreadable.Message;
            return null;
        }
    }
}
