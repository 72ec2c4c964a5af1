using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>Everything the site shows, linked and sorted. Renderers read it; nothing writes it.</summary>
public sealed record SiteModel
{
    /// <summary>site.config.yml.</summary>
    public required SiteConfig Config { get; init; }
    /// <summary>The address this copy is served under when it is not <see cref="SiteConfig.BaseUrl"/>: pages then say that they are a copy.</summary>
    public string? ServedAt { get; init; }
    /// <summary>The verified authority chain.</summary>
    public required AuthorityChain Authority { get; init; }
    /// <summary>Badges, by name.</summary>
    public required ImmutableArray<BadgeModel> Badges { get; init; }
    /// <summary>Awards, newest awarded first, then by id.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>People with a page, by name.</summary>
    public required ImmutableArray<PersonModel> People { get; init; }
    /// <summary>The people and recovery entries of the newest authority version, in its order.</summary>
    public required ImmutableArray<AuthorityPerson> AuthorityPeople { get; init; }
    /// <summary>How many awards wait for signatures.</summary>
    public required int WaitingCount { get; init; }
    /// <summary>Free pages, by slug.</summary>
    public required ImmutableArray<FreePage> Pages { get; init; }
    /// <summary>Signed status lists, by name.</summary>
    public required ImmutableArray<StatusListFile> StatusLists { get; init; }
    /// <summary>The site's own templates.</summary>
    public required ImmutableDictionary<string, SourceFile> Templates { get; init; }
}

/// <summary>A badge with what follows from everything else.</summary>
public sealed record BadgeModel
{
    /// <summary>The definition.</summary>
    public required Badge Badge { get; init; }
    /// <summary>Published awards of any version, newest first.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>The rules of the newest authority version that speak of it.</summary>
    public required ImmutableArray<RecognitionRule> Rules { get; init; }
}

/// <summary>An award with its links resolved.</summary>
public sealed record AwardModel
{
    /// <summary>The verified award.</summary>
    public required VerifiedAward Verified { get; init; }
    /// <summary>Its id.</summary>
    public string Id => Verified.Award.Id;
    /// <summary>The typed view.</summary>
    public OpenBadgeCredential Credential => Verified.Credential;
    /// <summary>The slug of its badge.</summary>
    public required string BadgeSlug { get; init; }
    /// <summary>The version of its badge.</summary>
    public required string BadgeVersion { get; init; }
    /// <summary>The frozen version with its pictures.</summary>
    public required BadgeVersion Frozen { get; init; }
    /// <summary>The holder's public page, when there is one.</summary>
    public Member? Holder { get; init; }
    /// <summary>Who signed and counts, in order of signing.</summary>
    public required ImmutableArray<SignerModel> Signers { get; init; }
    /// <summary>The rule that let it.</summary>
    public required RecognitionRule Rule { get; init; }
    /// <summary>Evidence files in this site, by the evidence's address.</summary>
    public required ImmutableDictionary<string, EvidenceFile> EvidenceFiles { get; init; }
    /// <summary>The day people remember: awardedDate's calendar day in its own offset.</summary>
    public required DateOnly AwardedOn { get; init; }
}

/// <summary>A signer of an award.</summary>
/// <param name="MemberId">The authority's member id.</param>
/// <param name="Role">The role that let them sign, or null.</param>
/// <param name="Page">Their public page, when there is one.</param>
public sealed record SignerModel(string MemberId, string? Role, Member? Page);

/// <summary>A person with a public page.</summary>
public sealed record PersonModel
{
    /// <summary>Their page as written.</summary>
    public required Member Member { get; init; }
    /// <summary>Awards they hold, newest first.</summary>
    public required ImmutableArray<AwardModel> Awards { get; init; }
    /// <summary>Roles they hold in the newest authority version.</summary>
    public required ImmutableArray<string> Roles { get; init; }
}

/// <summary>An entry of the authority's members with its public page, when there is one.</summary>
public sealed record AuthorityPerson(AuthorityMember Entry, Member? Page);
