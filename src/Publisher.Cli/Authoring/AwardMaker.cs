using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Frameworks;

namespace Publisher.Cli.Authoring;

/// <summary>What one award shall say, checked as far as it can be without a key.</summary>
/// <param name="Line">Line of the table it comes from; 0 for none.</param>
/// <param name="To">Who, as typed.</param>
/// <param name="Name">Their name, as typed, or null.</param>
/// <param name="Narrative">What they did, or null.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="AwardedDate">The day people remember, with the guild's offset.</param>
/// <param name="ValidFrom">Start of validity.</param>
/// <param name="ValidUntil">End of validity, or null.</param>
internal sealed record AwardRequest(
    int Line, string To, string? Name, string? Narrative, ImmutableArray<GivenEvidence> Evidence,
    DateTimeOffset AwardedDate, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil)
{
    /// <summary>The award this one takes the place of, as it says of its holder; null for a new one.</summary>
    public FormerAward? Former { get; init; }

    /// <summary>What was reached, of what the badge measures.</summary>
    public ImmutableArray<GivenResult> Results { get; init; } = [];
}

/// <summary>An award that is made again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Identities">The holder's hashed name and address, taken over as they are.</param>
/// <param name="Link">What its holder link says, when that is known here.</param>
internal sealed record FormerAward(string Id, ImmutableArray<WithheldIdentity> Identities, HolderLink? Link);

/// <summary>An award made and judged, not yet written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its file.</param>
/// <param name="Files">Its evidence files, then its own.</param>
/// <param name="Recipient">Who it is for.</param>
/// <param name="Report">What the build will say of it.</param>
/// <param name="Link">What the holder link says, when name or address is withheld.</param>
internal sealed record MadeAward(string Id, string Path, ImmutableArray<NewFile> Files, Recipient Recipient, VerificationReport Report, HolderLink? Link);

/// <summary>Makes awards: unsigned text, two proofs, and the judgement of the build before anything is written.</summary>
internal sealed class AwardMaker(SiteSession session, AuthorityDocument authority, FrozenBadge badge, StatusSlots slots, AwardJudge judge, bool matchPrivately)
{
    /// <summary>Makes one award.</summary>
    /// <exception cref="CliException">The rules do not let this person sign it, or it cannot be signed.</exception>
    public MadeAward Make(AwardRequest request, Recipient recipient, DateTimeOffset created, ISigner signer)
    {
        var id = RandomIds.AwardId(RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes));
        var (identities, link) = request.Former is { } former ? (former.Identities, former.Link) : matchPrivately ? Withhold(recipient) : ([], null);
        var (evidence, files) = EvidenceTaker.Place(request.Evidence, session.Config.BaseUrl, id);
        var draft = new AwardDraft
        {
            Id = id,
            ValidFrom = request.ValidFrom,
            ValidUntil = request.ValidUntil,
            AwardedDate = request.AwardedDate,
            HolderId = recipient.Id,
            Identities = identities,
            Narrative = request.Narrative,
            Results = request.Results,
            Achievement = badge.Achievement,
            Evidence = evidence,
            StatusList = slots.List,
            StatusIndex = slots.Take(),
            AuthorityVersion = authority.Version,
            AuthorityDigest = authority.DigestSri,
            BadgeSlug = badge.Badge.Slug,
            BadgeVersion = badge.Badge.Version,
            PngDigest = badge.PngDigest,
            SvgDigest = badge.SvgDigest,
        };
        var bytes = Sign(draft, created, signer);
        var report = judge.Judge(SiteSession.Parse(bytes));
        // An award may wait for others, but not be begun by someone whose own signature the rules do not count.
        if (!AwardJudge.Stands(report) || report.Signers.All(s => !s.Counts))
        {
            var (reason, hint) = AwardJudge.Refusal(report);
            throw CliException.Bad($"this award would not count: {reason}", hint);
        }
        var path = $"content/awards/{request.AwardedDate.Year.ToString("D4", CultureInfo.InvariantCulture)}/{id}.json";
        return new(id, path, [.. files, new NewFile(path, bytes)], recipient, report, link);
    }

    private byte[] Sign(AwardDraft draft, DateTimeOffset created, ISigner signer)
    {
        try
        {
            return SignedText.Sign(AwardWriter.Write(session.Config, draft), created, session.Config.IssuerDid, signer);
        }
        catch (ArgumentException refused)
        {
            throw CliException.Bad($"this award cannot be signed: {refused.Message}");
        }
    }

    private static (ImmutableArray<WithheldIdentity> Identities, HolderLink? Link) Withhold(Recipient recipient)
    {
        if (recipient.Email is null && recipient.Name is null)
        {
            throw CliException.Usage($"there is neither a name nor an address of {recipient.Shown} to match privately", "give one with --name, or leave --match private out");
        }
        var salt = RandomIds.Salt(RandomNumberGenerator.GetBytes(RandomIds.SaltBytes));
        var identities = ImmutableArray.CreateBuilder<WithheldIdentity>();
        if (recipient.Email is { } email)
        {
            identities.Add(WithheldIdentity.OfEmail(email, salt));
        }
        if (recipient.Name is { } name)
        {
            identities.Add(WithheldIdentity.OfName(name, salt));
        }
        return (identities.ToImmutable(), new(salt, recipient.Email, recipient.Name is { } known ? HolderHash.NormalName(known) : null));
    }
}
