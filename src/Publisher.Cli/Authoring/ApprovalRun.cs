using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>One run of <c>approve</c>: a badge's version is frozen as it stands, and the guild's approval of it begun with the first signature.</summary>
internal sealed class ApprovalRun(CliContext context, SiteSession site, Badge badge, SigningChoice choice)
{
    private readonly KeyStore store = KeyStore.Open(context);

    /// <summary>Makes it.</summary>
    /// <param name="comment">What the guild says of it, or null for the usual words.</param>
    /// <exception cref="CliException">It cannot be made; nothing was written.</exception>
    public int Run(string? comment)
    {
        var chain = site.RequireChain();
        var authority = chain.InForceAt(choice.Now) ?? chain.Newest;
        var people = new People(site.Content, store);
        RefuseNeedless(authority, people);
        var frozen = BadgeFreezer.Freeze(site, badge);
        var (version, digest) = Version(frozen);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        ApprovalShown.Write(context, site.Config.Title, badge, version, ApprovalShown.Before(badge.Versions, badge.Version));
        var id = RandomIds.AwardId(RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes));
        var address = SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Achievement(badge.Slug, badge.Version));
        var draft = new GuildEndorsementDraft
        {
            Id = id,
            Name = $"Approval of {version.Name} {badge.Version}",
            Subject = new(address, digest),
            Authority = new(SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Authority(authority.Version)), authority.DigestSri),
            Comment = AuthoredText.Clean(comment ?? $"{site.Config.IssuerName} approves this version of the badge."),
            ValidFrom = choice.Now,
        };
        var file = new NewFile($"{EndorsementFile.Folder}{id}.json", Sign(draft, signer));
        var change = SiteChange.None.Write([.. frozen.NewFiles, file]);
        var judged = RequireCounted(change, id, signer.Member);
        site.RequireGood(context, change.Written);
        site.Write(change.Written);
        Tell(frozen, file, judged, people);
        return ExitCodes.Ok;
    }

    // Nobody asks for it, it is there already, or it waits for others.
    private void RefuseNeedless(AuthorityDocument authority, People people)
    {
        if (authority.DefinitionsOf(badge.Slug).IsEmpty)
        {
            throw CliException.Usage($"no rule in force says who approves {badge.Slug}: whoever lets a change into the repository does",
                $"to change that: publisher authority propose --definition \"{badge.Slug}: 2 steward\"");
        }
        var now = site.Judge(context, SiteChange.None).Verified;
        if (now?.Approvals.FirstOrDefault(a => IsThis(a.Badge)) is { } approved)
        {
            throw CliException.Usage($"version {badge.Version} of {badge.Slug} is approved already ({approved.Source.File.Path})", "to change the badge, give it a new version in its file, then approve that");
        }
        if (now?.WaitingApprovals.FirstOrDefault(a => IsThis(a.Badge)) is { } waiting)
        {
            throw CliException.Usage($"the approval of version {badge.Version} of {badge.Slug} is begun and {ApprovalSigning.Missing(waiting, people)}", $"publisher sign {waiting.Source.File.Path}");
        }
    }

    private bool IsThis(BadgeAddress address) => address.Slug == badge.Slug && address.Version == badge.Version;

    private (BadgeVersion Version, string Digest) Version(FrozenBadge frozen)
    {
        if (badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is { } known)
        {
            // Words are told by every check; tags and alignments could be mended without a new number, while nobody had approved them.
            return FrozenText.Differences(site.Content, badge, known) is { IsEmpty: false } other
                ? throw CliException.Bad($"version {badge.Version} of {badge.Slug} is frozen, and its file says something else now: {Words.Joined([.. other])}", "give the badge a new version in its file, then approve that")
                : (known, Sri.Of(known.Achievement.Bytes.Span));
        }
        SourceFile? New(string name) => frozen.NewFiles.FirstOrDefault(f => f.Path == $"content/badges/{badge.Slug}/{badge.Version}/{name}") is { } file ? new(file.Path, file.Bytes) : null;
        var achievement = New("achievement.json")!;
        return (new()
        {
            Address = new(badge.Slug, badge.Version),
            Name = badge.Name,
            Description = badge.Description,
            Achievement = achievement,
            Document = SiteSession.Parse(achievement.Bytes),
            Svg = New("image.svg"),
            Png = New("image.png"),
        }, Sri.Of(achievement.Bytes.Span));
    }

    private byte[] Sign(GuildEndorsementDraft draft, SigningMember signer)
    {
        using var key = new Cosigner(context, site, choice).Open(signer);
        try
        {
            return SignedText.Sign(GuildEndorsementWriter.Write(site.Config, draft), choice.Now, site.Config.IssuerDid, key);
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this approval cannot be signed: {refused.Message}");
        }
    }

    // It may wait for others, but not be begun by someone whose own signature the rules do not count.
    private VerifiedContent RequireCounted(SiteChange change, string id, AuthorityMember member)
    {
        var judged = site.Judge(context, change);
        var counts = judged.Verified?.Approvals.Any(a => a.Source.Id == id) == true
            || judged.Verified?.WaitingApprovals.Any(w => w.Source.Id == id && w.Signed.Any(m => m.Subject == member.Subject)) == true;
        return counts ? judged.Verified! : throw CliException.Bad($"this approval would not count: {ApprovalSigning.Why(judged, $"{EndorsementFile.Folder}{id}.json")}", "see how your guild decides with: publisher authority show");
    }

    private void Tell(FrozenBadge frozen, NewFile file, VerifiedContent judged, People people)
    {
        if (!frozen.NewFiles.IsEmpty)
        {
            context.Out.WriteLine(Printable.Line($"{badge.Name}, version {badge.Version}, is frozen from now on: content/badges/{badge.Slug}/{badge.Version}/"));
        }
        context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, file.Path))}; commit it");
        ApprovalSigning.Tell(context, judged, file.Path, people);
    }
}
