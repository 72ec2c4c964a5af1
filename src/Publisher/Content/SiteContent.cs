using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>A person's public page: content/members/&lt;handle&gt;.md.</summary>
public sealed record Member
{
    /// <summary>The handle, its file's name.</summary>
    public required string Handle { get; init; }
    /// <summary>How they want to be called.</summary>
    public required string Name { get; init; }
    /// <summary>Their one stable id in this guild.</summary>
    public required string Id { get; init; }
    /// <summary>Where <see cref="Id"/> is written.</summary>
    public SourceLocation IdLocation { get; init; }
    /// <summary>What they say of themselves, in Markdown.</summary>
    public string BioMarkdown { get; init; } = "";
    /// <summary>First line of the body in the file.</summary>
    public int BioLine { get; init; } = 1;
    /// <summary>Their links: label and address.</summary>
    public ImmutableArray<MemberLink> Links { get; init; } = [];
    /// <summary>Peers (by their names here) whose awards to this person may stand here too: the person's consent.</summary>
    public ImmutableArray<string> AwardsFrom { get; init; } = [];
    /// <summary>How they arrange their awards.</summary>
    public AwardArrangement Stack { get; init; } = AwardArrangement.None;
    /// <summary>Picture beside the file, when there is one.</summary>
    public SourceFile? Avatar { get; init; }
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>A link on a person's page.</summary>
public sealed record MemberLink(string Label, string Url);

/// <summary>A numbered authority document with its further proofs spliced in.</summary>
public sealed record AuthorityFile(int Version, SourceFile File, SignedDocument Published);

/// <summary>The awards by ended keys that the guild stands by: content/authority/&lt;n&gt;.affirmed.</summary>
public sealed record AffirmedFile(int Version, SourceFile File);

/// <summary>A signed status list: content/status/&lt;list&gt;.json.</summary>
public sealed record StatusListFile(string Name, SourceFile File, SignedDocument Document)
{
    /// <summary>Where lists stand.</summary>
    public const string Folder = "content/status/";

    /// <summary>The path of a list's file.</summary>
    public static string PathOf(string name) => $"{Folder}{name}.json";
}

/// <summary>A signed endorsement: content/endorsements/&lt;id&gt;.json.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file.</param>
/// <param name="Document">What is published: the file, and the proofs of further signers, which only an endorsement in the guild's name has.</param>
public sealed record EndorsementFile(string Id, SourceFile File, SignedDocument Document)
{
    /// <summary>The folder they lie in.</summary>
    public const string Folder = "content/endorsements/";

    /// <summary>Proof files beside it.</summary>
    public ImmutableArray<SourceFile> ProofFiles { get; init; } = [];
}

/// <summary>A file an award points at: content/evidence/&lt;award id&gt;/….</summary>
public sealed record EvidenceFile(string AwardId, string Name, SourceFile File);

/// <summary>A free page: content/pages/&lt;slug&gt;.md.</summary>
public sealed record FreePage(string Slug, string Title, string Markdown, int BodyLine, SourceLocation Location)
{
    /// <summary>Title and text in further languages.</summary>
    public Translations Translations { get; init; } = Translations.None;
}

/// <summary>Everything read from the source tree, before anything is verified.</summary>
public sealed record SiteContent
{
    /// <summary>site.config.yml.</summary>
    public required SiteConfig Config { get; init; }
    /// <summary>The pictures that were looked through.</summary>
    public KnownPictures Pictures { get; init; } = new([]);
    /// <summary>By slug.</summary>
    public ImmutableArray<Badge> Badges { get; init; } = [];
    /// <summary>By handle.</summary>
    public ImmutableArray<Member> Members { get; init; } = [];
    /// <summary>Where awards stand, in order of their paths.</summary>
    public ImmutableArray<AwardFile> Awards { get; init; } = [];
    /// <summary>By version.</summary>
    public ImmutableArray<AuthorityFile> Authorities { get; init; } = [];
    /// <summary>By version.</summary>
    public ImmutableArray<AffirmedFile> Affirmed { get; init; } = [];
    /// <summary>By name.</summary>
    public ImmutableArray<StatusListFile> StatusLists { get; init; } = [];
    /// <summary>Status decisions, by name.</summary>
    public ImmutableArray<DecisionFile> Decisions { get; init; } = [];
    /// <summary>Places of awards that were withdrawn and are gone, by id.</summary>
    public ImmutableArray<WithdrawnPlace> Withdrawn { get; init; } = [];
    /// <summary>What stays of endorsements that were withdrawn, in order of their paths.</summary>
    public ImmutableArray<WithdrawnWord> WithdrawnWords { get; init; } = [];
    /// <summary>By award and name.</summary>
    public ImmutableArray<EvidenceFile> Evidence { get; init; } = [];
    /// <summary>By id.</summary>
    public ImmutableArray<EndorsementFile> Endorsements { get; init; } = [];
    /// <summary>What has a place in the outbox; null where nothing was given one yet.</summary>
    public OutboxFile? Outbox { get; init; }
    /// <summary>What says that this is a copy of another guild's site; null for a guild's own.</summary>
    public MirrorNote? Mirror { get; init; }
    /// <summary>What is kept of each listed peer, in the order they are listed.</summary>
    public ImmutableArray<Peer> Peers { get; init; } = [];
    /// <summary>Whether this site is a directory of guilds: it lists peers and has nothing of its own in content/ but pages, so nothing here is decided or signed.</summary>
    public bool IsDirectory { get; init; }
    /// <summary>Who is proposed for what, by id.</summary>
    public ImmutableArray<Nomination> Nominations { get; init; } = [];
    /// <summary>By slug.</summary>
    public ImmutableArray<FreePage> Pages { get; init; } = [];
    /// <summary>By slug.</summary>
    public ImmutableArray<Pathway> Pathways { get; init; } = [];
    /// <summary>Skills of the guild's own, by slug.</summary>
    public ImmutableArray<Skill> Skills { get; init; } = [];
    /// <summary>Badges elsewhere that recognition agreements let count in pathways.</summary>
    public ImmutableArray<RecognisedBadge> Recognised { get; init; } = [];
    /// <summary>The site's own templates, which replace the built-in ones file by file: name (<c>award.html</c>) → file.</summary>
    public ImmutableDictionary<string, SourceFile> Templates { get; init; } = ImmutableDictionary<string, SourceFile>.Empty;
}
