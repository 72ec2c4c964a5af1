using System.Collections.Immutable;

namespace Publisher.Formats;

/// <summary>The table of output formats. A new one is one class and one line here.</summary>
public static class OutputFormats
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<IOutputFormat> All { get; } =
    [
        new HtmlPages(),
        new ThemeFiles(),
        new Credentials(),
        new Achievements(),
        new EvidenceFiles(),
        new Avatars(),
        new AuthorityFiles(),
        new DidDocumentFile(),
        new OpenBadges2(),
        new AtomFeed(),
        new Sitemap(),
        new Robots(),
    ];
}
