using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>A decision that can be signed.</summary>
/// <param name="Draft">What it says.</param>
/// <param name="Id">The id of what it is about.</param>
/// <param name="Quorum">How many people of the guild it takes.</param>
internal sealed record RequestedDecision(StatusDecisionDraft Draft, string Id, int Quorum)
{
    /// <summary>The award it is about, or null.</summary>
    public Award? Award { get; init; }

    /// <summary>The endorsement it is about, or null.</summary>
    public EndorsementFile? Endorsement { get; init; }

    /// <summary>Who endorsed; null for an award.</summary>
    public string? Endorser => Endorsement is { } file && EndorsementCredential.TryRead(file.Document.Root, out var said, out _) ? said.Issuer.Id : null;
}

/// <summary>Turns what was typed into decisions that can be signed.</summary>
internal sealed class DecisionRequests(CliContext context, SiteSession site, VerifiedContent verified, StatusAction action, DateTimeOffset now)
{
    private const int LongestReason = 500;

    private readonly AuthorityDocument authority = verified.Authority.InForceAt(now) ?? verified.Authority.Newest;

    /// <summary>The column of the row that is being read: where a mistake is.</summary>
    public string Column { get; private set; } = "award";

    /// <summary>The decision of a row, and the award or endorsement it is about.</summary>
    /// <exception cref="CliException">It cannot be made.</exception>
    public RequestedDecision Read(DecisionRow row)
    {
        Column = "award";
        var requested = Requested(row);
        // What is said against the whole of it is said of what it names first.
        Column = "award";
        return requested;
    }

    private RequestedDecision Requested(DecisionRow row)
    {
        if (Endorsement(row.Award) is { } endorsement)
        {
            RefuseSecond(endorsement.Id);
            var address = SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Endorsement(endorsement.Id));
            return new(Draft(row, address, Sri.Of(endorsement.Document.Bytes.Span), null), endorsement.Id, QuorumOf(endorsement)) { Endorsement = endorsement };
        }
        var about = Find(row.Award);
        RefuseSecond(about.Outline.Source.Id);
        var award = about.Read();
        return new(Draft(row, award.Credential.Id, Sri.Of(award.Published.Bytes.Span), about), award.Id, authority.Status.Revoke?.Quorum ?? RuleOf(about).Quorum) { Award = award };
    }

    private StatusDecisionDraft Draft(DecisionRow row, string address, string digest, VerifiedAward? replaced) => new()
    {
        Award = address,
        AwardDigest = digest,
        Action = action,
        By = Replacement(row.By, replaced),
        Reason = Reason(row.Reason, isOwed: action != StatusAction.Withdraw || replaced is null),
        Date = Date(row.Date),
        Authority = new(authority.Version, authority.DigestSri),
    };

    private void RefuseSecond(string id)
    {
        var name = DecisionFile.NameOf(id, action);
        var path = $"{DecisionFile.Folder}{name}.json";
        if (site.Exists(path))
        {
            throw CliException.Usage($"this is decided already: {path}", verified.Status.Waiting.Any(w => w.File.Name == name)
                ? $"it waits for signatures: publisher sign {path}"
                : "a decision is never made twice");
        }
    }

    private EndorsementFile? Endorsement(string typed)
    {
        var id = IdIn(typed);
        var treaty = Treaty(id);
        var found = site.Content.Endorsements.FirstOrDefault(e => e.Id == id) ?? treaty?.AsEndorsement;
        return found is not null && action != StatusAction.Withdraw ? throw CliException.Usage("an endorsement can only be withdrawn", $"publisher withdraw {typed}")
            : found is not null && treaty is null && ApprovalSigning.IsOne(found, site.Config) ? throw CliException.Usage("what the guild approves is not taken back: awards rest on it", "give the badge a new version in its file, and let that be approved")
            : found is null && verified.Status.WithdrawnEndorsements.Any(w => w.Id == id) ? throw CliException.Usage($"the endorsement {id} was withdrawn already")
            : found;
    }

    private VerifiedTreaty? Treaty(string id) => verified.Treaties.FirstOrDefault(t => t.Id == id);

    // How many people of the guild it takes; whoever endorsed decides alone.
    private int QuorumOf(EndorsementFile endorsement)
    {
        if (Treaty(endorsement.Id) is { } treaty)
        {
            return authority.Status.Revoke?.Quorum ?? treaty.Rule.Quorum;
        }
        var subject = EndorsementCredential.TryRead(endorsement.Document.Root, out var said, out _) ? said.SubjectId : "";
        return authority.Status.Revoke?.Quorum
            ?? (verified.Awards.FirstOrDefault(a => SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Credential(a.Outline.Source.Id)) == subject) is { } award ? RuleOf(award).Quorum : authority.Status.List.Quorum);
    }

    private RecognitionRule RuleOf(VerifiedAward award) => verified.Authority.Find(award.AuthorityVersion)!.Rules[award.RuleIndex];

    private VerifiedAward Find(string typed)
    {
        var id = IdOf(typed);
        if (verified.Awards.FirstOrDefault(a => a.Outline.Source.Id == id) is { } award)
        {
            return award;
        }
        if (verified.Status.Withdrawn.Any(w => w.Id == id))
        {
            throw CliException.Usage($"the award {id} was withdrawn already");
        }
        throw verified.Waiting.FirstOrDefault(w => w.Source.Id == id) is { } waiting
            ? CliException.Usage($"{waiting.Source.File.Path} was never published: it waits for signatures", "delete the file, and nobody will ever see it")
            : CliException.Usage($"there is no published award{(action == StatusAction.Withdraw ? " or endorsement" : "")} '{typed}'", "name it by its id, its file or its address");
    }

    private string IdOf(string typed)
    {
        var absolute = context.Resolve(typed);
        return site.Content.Awards.FirstOrDefault(a => Path.GetFullPath(Path.Combine(site.Folder, a.File.Path)) == absolute)?.Id ?? IdIn(typed);
    }

    /// <summary>The id in a file's path or an address: every document's last path segment is its id.</summary>
    internal static string IdIn(string typed)
    {
        var last = typed.Split('#')[0].TrimEnd('/').Split('/')[^1];
        return last.EndsWith(".json", StringComparison.Ordinal) ? last[..^".json".Length] : last;
    }

    private string? Replacement(string? typed, VerifiedAward? replaced)
    {
        Column = "by";
        if (action != StatusAction.Supersede)
        {
            return typed is null ? null : throw CliException.Usage("--by goes with supersede only");
        }
        if (typed is null)
        {
            throw CliException.Usage("which award takes its place?", "name it with --by AWARD; make it first with: publisher award");
        }
        var by = Find(typed);
        if (by.Outline.Source.Id == replaced!.Outline.Source.Id)
        {
            throw CliException.Usage("an award does not take its own place");
        }
        return by.Outline.HolderId is { } holder && holder == replaced.Outline.HolderId
            ? SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Credential(by.Outline.Source.Id))
            : throw CliException.Bad($"{by.Outline.Source.File.Path} is another person's award", "the newer award goes to the same holder");
    }

    private string Reason(string? typed, bool isOwed)
    {
        Column = "reason";
        var reason = typed is null
            ? !isOwed ? "the holder asked for it" : throw CliException.Usage("why? The reason is published with the decision", "say it with --reason TEXT")
            : AuthoredText.Clean(typed);
        if (reason.Length is 0 or > LongestReason || reason.Contains('\n', StringComparison.Ordinal))
        {
            throw CliException.Usage($"the reason is one line of at most {LongestReason} characters");
        }
        if (AuthoredText.Problem(reason) is { } problem)
        {
            throw CliException.Bad(problem, "say the reason without it");
        }
        return reason;
    }

    private DateTimeOffset Date(string? typed)
    {
        Column = "date";
        if (typed is null)
        {
            return now;
        }
        if (!Timestamps.TryRead(typed, site.Zone, endOfDay: false, out var date))
        {
            throw CliException.Usage($"the date '{typed}' is no day", "write it as 2026-05-03");
        }
        return date > now ? throw CliException.Usage($"the date '{typed}' is still to come")
            : verified.Authority.InForceAt(date) == authority ? date
            : throw CliException.Bad($"on {typed} authority version {authority.Version} was not in force", "a decision is dated inside the rules it follows; leave --date out");
    }
}
