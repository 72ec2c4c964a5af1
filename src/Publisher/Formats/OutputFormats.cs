using System.Collections.Immutable;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>The table of output formats. A new one is one class and one line here.</summary>
public static class OutputFormats
{
    /// <summary>Formats of the site as a whole.</summary>
    public static ImmutableArray<IOutputFormat> All { get; } =
    [
        new HtmlPages(),
        new SignFile(),
        new ThemeFiles(),
        new ScriptFiles(),
        new Achievements(),
        new SkillFiles(),
        new Avatars(),
        new AuthorityFiles(),
        new Endorsements(),
        new FederationFiles(),
        new PeerDocuments(),
        new DidDocumentFile(),
        new OpenBadges2(),
        new FeedFiles(),
        new ActivityFiles(),
        new RecognitionFile(),
        new SearchIndex(),
        new Sitemap(),
        new Robots(),
    ];

    /// <summary>Formats of a directory of guilds, which has nothing to award, to sign or to decide.</summary>
    public static ImmutableArray<IOutputFormat> OfDirectories { get; } =
    [
        new HtmlPages(),
        new ThemeFiles(),
        new ScriptFiles(),
        new DirectoryFiles(),
        new SearchIndex(),
        new Sitemap(),
        new Robots(),
    ];

    /// <summary>The formats that a site as a whole has.</summary>
    public static ImmutableArray<IOutputFormat> Of(SiteModel site) => site.IsDirectory ? OfDirectories : All;

    /// <summary>Formats of each award.</summary>
    public static ImmutableArray<IAwardFormat> OfAwards { get; } =
    [
        new AwardPages(),
        new Credentials(),
        new EvidenceFiles(),
        new Assertions(),
        new BakedImages(),
        new QrCodes(),
        new AwardNotes(),
    ];
}
