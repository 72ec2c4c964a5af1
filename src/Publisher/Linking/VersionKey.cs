using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Linking;

/// <summary>Names everything that pages show of a badge's frozen version.</summary>
internal static class VersionKey
{
    public static ContentKey Of(BadgeVersion version) => new ContentKeyBuilder()
        .Add(version.Address.Slug).Add(version.Version).Add(Digest.Of(version.Achievement.Bytes.Span))
        .Add(version.Svg is null ? 0 : 1).Add(version.Png is null ? 0 : 1).ToKey();
}
