using System.Text;
using Publisher.Art;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The address of every award's page as a picture that a telephone reads from a wall or from paper. A site whose address is too long for one has none.</summary>
public sealed class QrCodes : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "QR codes";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        if (PathOf(context.View.BaseUrl, id) is { } path)
        {
            paths.Add(path);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        PathOf(context.View.BaseUrl, award.Id) is { } path ? [new(path, Encoding.UTF8.GetBytes(QrCode.Svg(Address(context.View.BaseUrl, award.Id))), MediaTypes.Svg)] : [];

    /// <summary>Where an award's stands; null for none.</summary>
    internal static string? PathOf(string baseUrl, string id) => QrCode.Fits(Address(baseUrl, id)) ? SitePaths.Qr(id) : null;

    private static string Address(string baseUrl, string id) => SitePaths.Absolute(baseUrl, SitePaths.Award(id));
}
