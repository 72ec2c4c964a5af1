using System.Collections.Immutable;

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
