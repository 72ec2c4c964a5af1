using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Frameworks;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>What awards of one frozen version must agree with, worked out once for all of them.</summary>
internal sealed class FrozenFacts
{
    // An achievement's text as some award embeds it, found equal: awards of one version nearly always embed it in the same words.
    private byte[] equal = [];

    public FrozenFacts(Badge badge, BadgeVersion version, string baseUrl)
    {
        (Badge, Version) = (badge, version);
        Results = Worth.Read(version.Document.Root).Results;
        Svg = Pinned(version, version.Svg, "svg", baseUrl);
        Png = Pinned(version, version.Png, "png", baseUrl);
    }

    public Badge Badge { get; }

    public BadgeVersion Version { get; }

    /// <summary>What it measures.</summary>
    public ImmutableArray<OfferedResult> Results { get; }

    /// <summary>Address of image.svg, and its digest when it is there.</summary>
    public (string Address, SourceFile? File, string? DigestSri) Svg { get; }

    /// <summary>Address of image.png, and its digest when it is there.</summary>
    public (string Address, SourceFile? File, string? DigestSri) Png { get; }

    /// <summary>Whether an embedded achievement says exactly what the frozen one says.</summary>
    public bool IsEqual(JsonElement embedded)
    {
        var text = JsonMarshal.GetRawUtf8Value(embedded);
        if (text.SequenceEqual(Volatile.Read(ref equal)))
        {
            return true;
        }
        if (!JsonElement.DeepEquals(embedded, Version.Document.Root))
        {
            return false;
        }
        Volatile.Write(ref equal, text.ToArray());
        return true;
    }

    private static (string Address, SourceFile? File, string? DigestSri) Pinned(BadgeVersion version, SourceFile? picture, string extension, string baseUrl) =>
        (SitePaths.Absolute(baseUrl, SitePaths.BadgeImage(version.Address.Slug, version.Version, extension)), picture, picture is null ? null : Sri.Of(picture.Bytes.Span));
}
