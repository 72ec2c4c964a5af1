using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Stage 1, Load: source files to records that remember where they came from.</summary>
public static class ContentLoader
{
    private const string Templates = "templates/";

    /// <summary>Reads everything it can and reports everything it finds; null only when there is no usable site.config.yml.</summary>
    public static SiteContent? Load(SourceTree tree, DiagnosticBag diagnostics)
    {
        var context = new LoadContext(tree, diagnostics);
        var config = ConfigLoader.Load(context);
        var badges = BadgeLoader.Load(context);
        FrozenVersionLoader.ReportOrphans(context);
        var members = MemberLoader.Load(context);
        var awards = AwardLoader.Load(context);
        var authorities = AuthorityLoader.Load(context);
        var lists = StatusListLoader.Load(context);
        var evidence = EvidenceLoader.Load(context);
        var pages = PageLoader.Load(context);
        LeftoverFiles.Report(context);
        PathCollisions.Report(context);
        SecretFinder.Report(context);
        return config is null ? null : new()
        {
            Config = config,
            Badges = badges,
            Members = members,
            Awards = awards,
            Authorities = authorities,
            StatusLists = lists,
            Evidence = evidence,
            Pages = pages,
            Templates = tree.Under(Templates).ToImmutableDictionary(f => f.Path[Templates.Length..], StringComparer.Ordinal),
        };
    }
}
