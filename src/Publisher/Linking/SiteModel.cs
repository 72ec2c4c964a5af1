using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>Everything the site shows, linked and sorted. Renderers read it; nothing writes it.</summary>
public sealed record SiteModel
{
    /// <summary>site.config.yml.</summary>
    public required SiteConfig Config { get; init; }
    /// <summary>Names everything a page can rest on that is the same for the whole site: settings, templates, program.</summary>
    public ContentKey Key { get; init; }
    /// <summary>The address this copy is served under when it is not <see cref="SiteConfig.BaseUrl"/>: pages then say that they are a copy.</summary>
    public string? ServedAt { get; init; }
    /// <summary>What says that this is a copy that somebody else keeps, and as of when; null for a guild's own site.</summary>
    public MirrorNote? Mirror { get; init; }
    /// <summary>Whether this copy is made for reading from a folder, without a host: links name files, and pages bring along what their scripts need.</summary>
    public bool IsPortable { get; init; }
    /// <summary>Whether the host gives every file the type its name suggests, which the fediverse does not take.</summary>
    public bool GoesByNames { get; init; }
    /// <summary>The verified authority chain.</summary>
    /// <exception cref="InvalidOperationException">This is a directory, which has none.</exception>
    public AuthorityChain Authority
    {
        get => authority ?? throw new InvalidOperationException("a directory decides nothing, so it has no rules");
        init => authority = value;
    }
    /// <summary>Whether this is a directory of guilds, without rules, badges, people or awards of its own.</summary>
    public bool IsDirectory => authority is null;
    /// <summary>Badges, by name.</summary>
    public required ImmutableArray<BadgeModel> Badges { get; init; }
    /// <summary>Awards, newest awarded first, then in order of their files.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>How many different people hold awards; those taken back are not counted.</summary>
    public int PeopleCount => people >= 0 ? people : people = Linking.People.Count(Awards);
    /// <summary>How many of these have no page.</summary>
    public int UnnamedCount => unnamed >= 0 ? unnamed : unnamed = Linking.People.Count(Awards.Where(a => a.Holder is null));
    /// <summary>How many awards stand; those taken back or replaced are not counted.</summary>
    public int StandingCount => standing >= 0 ? standing : standing = Linking.People.CountStanding(Awards);
    /// <summary>Endorsements that are published here, of what is ours and of what is partners', oldest first, then by id.</summary>
    public ImmutableArray<EndorsementModel> Endorsements { get; init; } = [];
    /// <summary>Endorsements of what is ours that stand under partners' addresses, by partner.</summary>
    public IEnumerable<EndorsementModel> FromPartners => Peers.Where(p => p.Verified is not null).SelectMany(p => p.Verified!.Endorsements.Select(e => new EndorsementModel(e, null) { From = p }));
    /// <summary>The guild's approvals of versions of its badges, by version of the badge, then oldest first.</summary>
    public ImmutableArray<ApprovalModel> Approvals { get; init; } = [];
    /// <summary>Approvals that wait for signatures, in order of their paths.</summary>
    public ImmutableArray<WaitingApprovalModel> WaitingApprovals { get; init; } = [];
    /// <summary>People with a page, by name.</summary>
    public required ImmutableArray<PersonModel> People { get; init; }
    /// <summary>The people and recovery entries of the newest authority version, in its order.</summary>
    public required ImmutableArray<AuthorityPerson> AuthorityPeople { get; init; }
    /// <summary>Awards that wait for signatures, in order of their paths: what of them may be told.</summary>
    public required ImmutableArray<WaitingModel> Waiting { get; init; }
    /// <summary>How many awards wait for signatures.</summary>
    public int WaitingCount => Waiting.Length;
    /// <summary>How badges build on one another, by name.</summary>
    public ImmutableArray<Pathway> Pathways { get; init; } = [];
    /// <summary>Skills of the guild's own, by name.</summary>
    public ImmutableArray<Skill> Skills { get; init; } = [];
    /// <summary>Badges elsewhere that recognition agreements let count in pathways.</summary>
    public ImmutableArray<RecognisedBadge> Recognised { get; init; } = [];
    /// <summary>Free pages, by slug.</summary>
    public required ImmutableArray<FreePage> Pages { get; init; }
    /// <summary>Lists of awards by ended keys that the guild stands by, by version.</summary>
    public ImmutableArray<AffirmedFile> Affirmed { get; init; } = [];
    /// <summary>Signed status lists, by name.</summary>
    public required ImmutableArray<StatusListFile> StatusLists { get; init; }
    /// <summary>Status decisions that count, by name.</summary>
    public ImmutableArray<CountedDecision> Decisions { get; init; } = [];
    /// <summary>Awards that were withdrawn: nothing of them is published but that they were, by id.</summary>
    public ImmutableArray<WithdrawnAward> Withdrawn { get; init; } = [];
    /// <summary>Endorsements that were withdrawn: nothing of them is published but that they were, by id.</summary>
    public ImmutableArray<WithdrawnEndorsement> WithdrawnEndorsements { get; init; } = [];
    /// <summary>Listed peers, in the order they are listed.</summary>
    public ImmutableArray<PeerModel> Peers { get; init; } = [];
    /// <summary>Treaties of ours that no decision has ended, in order of peers and badges.</summary>
    public IEnumerable<PeerTreaty> Treaties => Peers.SelectMany(p => p.Treaties.Select(t => new PeerTreaty(p, t)));
    /// <summary>In a directory: what its peers recognise of one another, as far as it was in force when the one who says it was last seen.</summary>
    public IEnumerable<ListedRecognition> AmongPeers => !IsDirectory ? [] : Peers.SelectMany(from => (from.Verified?.Recognitions ?? []).Where(r => r.Credential.ValidUntil is not { } until || until >= from.Verified!.Seen)
        .Select(r => new ListedRecognition(from, Peers.First(to => to.Settings == ListedBadges.OwnerOf(Config, from.Settings, r.Credential.SubjectId)), r)));
    /// <summary>What has a place in the outbox; null where nothing was given one yet.</summary>
    public OutboxFile? Outbox { get; init; }
    /// <summary>The site's own templates.</summary>
    public required ImmutableDictionary<string, SourceFile> Templates { get; init; }

    private readonly AuthorityChain? authority;
    // Counted when first asked for, by whichever thread; below nothing until then.
    private int people = -1;
    private int unnamed = -1;
    private int standing = -1;
}

/// <summary>A badge with what follows from everything else.</summary>
public sealed record BadgeModel
{
    /// <summary>The definition.</summary>
    public required Badge Badge { get; init; }
    /// <summary>Published awards of any version, newest first.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>How many different people hold it; those it was taken back from are not counted.</summary>
    public int PeopleCount => people >= 0 ? people : people = Linking.People.Count(Awards);
    /// <summary>Peers' badges that count as it, by the name of the badge.</summary>
    public ImmutableArray<PeerTreaty> CountingAsIt { get; init; } = [];
    /// <summary>The rules of the newest authority version that speak of it.</summary>
    public required ImmutableArray<RecognitionRule> Rules { get; init; }
    /// <summary>The rules of the newest authority version about who approves it.</summary>
    public ImmutableArray<RecognitionRule> Definitions { get; init; } = [];
    /// <summary>The approval of its version as it is now; null where there is none.</summary>
    public ApprovalModel? Approval { get; init; }

    private int people = -1;
}

/// <summary>A person with a public page.</summary>
public sealed record PersonModel
{
    /// <summary>Their page as written.</summary>
    public required Member Member { get; init; }
    /// <summary>Awards they hold and do not hide, newest first.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>The same as they arranged them.</summary>
    public ImmutableArray<StackGroup> Stack => StackGroup.Of(Member.Stack, Awards);
    /// <summary>How many of these stand.</summary>
    public int StandingCount => standing >= 0 ? standing : standing = Linking.People.CountStanding(Awards);
    /// <summary>Awards they hold of peers that may be shown here, newest first.</summary>
    public ImmutableArray<PeerAward> Elsewhere { get; init; } = [];
    /// <summary>Roles they hold in the newest authority version.</summary>
    public required ImmutableArray<string> Roles { get; init; }

    private int standing = -1;
}

/// <summary>An entry of the authority's members with its public page, when there is one.</summary>
public sealed record AuthorityPerson(AuthorityMember Entry, Member? Page);

/// <summary>
/// An award that is not published yet, as far as it may be told: the badge, the rule and the signers. Whom it is for and why is nobody's to read before enough people
/// have signed it, so neither the award nor its outline is here.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its file in the repository.</param>
/// <param name="BadgeSlug">The badge; null when it is none of this site's.</param>
/// <param name="Missing">How many more people must sign.</param>
/// <param name="RuleIndex">The rule, by its place in the newest version.</param>
/// <param name="Signed">Who has signed.</param>
/// <param name="Open">Who may still sign.</param>
public sealed record WaitingModel(string Id, string Path, string? BadgeSlug, int Missing, int RuleIndex, ImmutableArray<AuthorityPerson> Signed, ImmutableArray<AuthorityPerson> Open);
