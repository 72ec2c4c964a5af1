using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Stage 1, Load: source files to records that remember where they came from.</summary>
public static class ContentLoader
{
    private const string Templates = "templates/";
    private const string Content = "content/";

    /// <summary>Reads everything it can and reports everything it finds; null only when there is no usable site.config.yml.</summary>
    /// <param name="tree">The sources.</param>
    /// <param name="diagnostics">Where everything found goes.</param>
    /// <param name="pictures">Pictures that an earlier run of the same program found good.</param>
    public static SiteContent? Load(SourceTree tree, DiagnosticBag diagnostics, FrozenSet<Digest>? pictures = null)
    {
        var context = new LoadContext(tree, new(pictures ?? []), diagnostics);
        var config = ConfigLoader.Load(context);
        var badges = BadgeLoader.Load(context);
        FrozenVersionLoader.ReportOrphans(context);
        var members = MemberLoader.Load(context);
        var authorities = AuthorityLoader.Load(context);
        var affirmed = AuthorityLoader.LoadAffirmed(context);
        var lists = StatusListLoader.Load(context);
        var decisions = DecisionLoader.Load(context);
        var (withdrawn, words) = WithdrawnLoader.Load(context);
        var evidence = EvidenceLoader.Load(context);
        var awards = AwardLoader.Load(context, evidence);
        var endorsements = EndorsementLoader.Load(context);
        var nominations = NominationLoader.Load(context);
        var pages = PageLoader.Load(context);
        var pathways = PathwayLoader.Load(context);
        var skills = SkillLoader.Load(context);
        var outbox = OutboxLoader.Load(context);
        var peers = PeerLoader.Load(context, config);
        var mirror = MirrorLoader.Load(context, config);
        LeftoverFiles.Report(context);
        PathCollisions.Report(context);
        ReportSecrets(context);
        if (config is null)
        {
            // Awards are read when they are verified, and without a config they never are.
            foreach (var award in awards)
            {
                _ = AwardReader.Read(award, diagnostics);
            }
            return null;
        }
        TranslationLoader.ReportMissing(config, badges, pages, pathways, skills, diagnostics);
        return new()
        {
            Config = config,
            Pictures = context.Pictures,
            Badges = badges,
            Members = members,
            Awards = awards,
            Authorities = authorities,
            Affirmed = affirmed,
            StatusLists = lists,
            Decisions = decisions,
            Withdrawn = withdrawn,
            WithdrawnWords = words,
            Evidence = evidence,
            Endorsements = endorsements,
            Nominations = nominations,
            Outbox = outbox,
            Mirror = mirror,
            Peers = peers,
            IsDirectory = config.ListsPeers && tree.Under(Content).All(f => f.Path.StartsWith("content/pages/", StringComparison.Ordinal) || PeerLoader.IsTheirs(f.Path)),
            Pages = pages,
            Pathways = pathways,
            Skills = skills,
            Templates = tree.Under(Templates).ToImmutableDictionary(f => f.Path[Templates.Length..], StringComparer.Ordinal),
        };
    }

    /// <summary>Reads only what says who the issuer is and by what rules: settings, authority, status lists and decisions. Null when there are no usable settings.</summary>
    public static SiteContent? LoadIssuer(SourceTree tree, DiagnosticBag diagnostics)
    {
        var context = new LoadContext(tree, new([]), diagnostics);
        return ConfigLoader.Load(context) is not { } config ? null : new()
        {
            Config = config,
            Authorities = AuthorityLoader.Load(context),
            Affirmed = AuthorityLoader.LoadAffirmed(context),
            StatusLists = StatusListLoader.Load(context),
            Decisions = DecisionLoader.Load(context),
        };
    }

    // Awards and their evidence are looked through when they are read. What a peer published is no secret of this site's, and may not stop its build.
    private static void ReportSecrets(LoadContext context)
    {
        var (files, all, awards, evidence) = (context.Tree.Files, context.Tree.RangeOf(Content), context.Tree.RangeOf(AwardLoader.Folder), context.Tree.RangeOf(EvidenceLoader.Folder));
        var read = ImmutableArray.CreateBuilder<SourceFile>();
        for (var at = all.Start.Value; at < all.End.Value; at++)
        {
            // These are read one by one when they are verified.
            at = at == awards.Start.Value ? awards.End.Value : at;
            at = at == evidence.Start.Value ? evidence.End.Value : at;
            if (at < all.End.Value && !PeerLoader.IsTheirs(files[at].Path))
            {
                read.Add(files[at]);
            }
        }
        SecretFinder.Report(read.ToImmutable(), context.Diagnostics);
    }
}
