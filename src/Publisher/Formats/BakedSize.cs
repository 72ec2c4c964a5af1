using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>
/// How much room baked images will take, told before they are made. Each award brings its badge's pictures anew, so they grow faster than everything else; a
/// warning at half of what the host takes leaves room for the rest, and time to choose.
/// </summary>
public static class BakedSize
{
    /// <summary>Bytes of an Open Badges 2.0 Assertion and the frames around both awards, as most have them.</summary>
    private const int AssertionBytes = 1000;

    /// <summary>Warns when they would take more than half of what the host takes.</summary>
    /// <param name="site">The site.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="limit">The most bytes that the host takes, or null for as many as one has room for.</param>
    /// <param name="found">Where the warning goes.</param>
    public static void Check(SiteModel site, string host, long? limit, DiagnosticBag found)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(found);
        if (limit is not { } most || site.Config.Baking != ImageBaking.Hosted)
        {
            return;
        }
        var (images, bytes) = Project(site);
        if (bytes > most / 2)
        {
            found.Add(SiteDescriptors.BakedTooLarge, site.Config.BakingLocation, images.ToString(CultureInfo.InvariantCulture), Megabytes(bytes), host, Megabytes(most));
        }
    }

    /// <summary>How many there will be, and about how many bytes together.</summary>
    public static (int Images, long Bytes) Project(SiteModel site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var (images, bytes) = (0, 0L);
        foreach (var award in site.Awards)
        {
            foreach (var (_, art) in BakedImages.Pictures(award, site.Config))
            {
                var source = award.Verified.Outline.Source;
                images++;
                bytes += art.Length + source.File.Length + source.ProofFiles.Sum(p => (long)p.Length) + AssertionBytes;
            }
        }
        return (images, bytes);
    }

    private static string Megabytes(long bytes) => (bytes / 1_000_000).ToString(CultureInfo.InvariantCulture);
}
