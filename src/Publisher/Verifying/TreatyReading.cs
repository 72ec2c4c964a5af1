using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>Finds what a treaty is about among the peer's badges and our own, and reads its terms. What does not fit is told; signatures are not looked at here.</summary>
internal sealed class TreatyReading(SiteContent content)
{
    private readonly ImmutableDictionary<string, BadgeVersion> ours = content.Badges.SelectMany(b => b.Versions)
        .ToImmutableDictionary(v => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Achievement(v.Address.Slug, v.Version)), StringComparer.Ordinal);

    /// <summary>The parts of a treaty; null when that is told.</summary>
    public TreatyParts? Read(TreatyFile file, DiagnosticBag found)
    {
        if (!EndorsementCredential.TryRead(file.Published.Root, out var said, out var shape))
        {
            found.Add(TreatyDescriptors.Altered, JsonPlace.Of(file.File, shape.Pointer), $"{shape.Detail} (at {(shape.Pointer.Length == 0 ? "/" : shape.Pointer)})");
            return null;
        }
        var address = SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Endorsement(file.Id));
        if (said.Id != address)
        {
            found.Add(TreatyDescriptors.Address, JsonPlace.Of(file.File, "/id"), said.Id, address);
            return null;
        }
        return Recognised(file, said, found) is { } theirs && CountsAs(file, said, found) is var (id, own) && Terms(file, said, own, found) is { } terms
            ? new(theirs, new(said.SubjectId, said.SubjectId, [Sri.Of(theirs.Achievement.Bytes.Span)]), own, id, terms, said.ValidFrom)
            : null;
    }

    private BadgeVersion? Recognised(TreatyFile file, EndorsementCredential said, DiagnosticBag found)
    {
        var peer = content.Peers.First(p => p.Name == file.Peer);
        var version = peer.Badges.FirstOrDefault(b => SitePaths.Absolute(peer.Settings.Url, SitePaths.Achievement(b.Address.Slug, b.Version)) == said.SubjectId);
        var reason = version is null ? $"that is no version of a badge that is here of the peer '{peer.Name}'"
            : DigestOf(said, said.SubjectId) is { } pinned && pinned != Sri.Of(version.Achievement.Bytes.Span) ? "the peer's badge that is here says something else than what was agreed on"
            : null;
        if (reason is null)
        {
            return version;
        }
        found.Add(TreatyDescriptors.RecognisesNothing, JsonPlace.Of(file.File, "/credentialSubject/id"), said.SubjectId, reason);
        return null;
    }

    private (string Id, BadgeVersion Own)? CountsAs(TreatyFile file, EndorsementCredential said, DiagnosticBag found)
    {
        var below = SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Badges);
        var named = said.RelatedResource.FirstOrDefault(r => r.Id != said.SubjectId && r.Id.StartsWith(below, StringComparison.Ordinal));
        var reason = named is null ? "it names none"
            : !ours.TryGetValue(named.Id, out var version) ? $"{named.Id} is no version of a badge of this site that was ever awarded"
            : named.DigestSri != Sri.Of(version.Achievement.Bytes.Span) ? $"{named.Id} says something else here than what was agreed on"
            : null;
        if (reason is null)
        {
            return (named!.Id, ours[named.Id]);
        }
        found.Add(TreatyDescriptors.CountsAsNothing, JsonPlace.Of(file.File, "/relatedResource"), reason);
        return null;
    }

    private static TreatyTerms? Terms(TreatyFile file, EndorsementCredential said, BadgeVersion own, DiagnosticBag found)
    {
        const string Comment = "/credentialSubject/endorsementComment";
        var isRead = TreatyTerms.TryRead(said.Comment, out var terms);
        var (reason, pointer) = !isRead ? ("the comment is not the sentence that a treaty says", Comment)
            : terms!.Name != own.Name || terms.Version != own.Version ? ($"the comment speaks of {terms.Name}, version {terms.Version}, and what it pins is {own.Name}, version {own.Version}", Comment)
            : said.ValidUntil is null ? ("it has no end", "")
            : (null, "");
        if (reason is null)
        {
            return terms;
        }
        found.Add(TreatyDescriptors.Terms, JsonPlace.Of(file.File, pointer), reason);
        return null;
    }

    private static string? DigestOf(EndorsementCredential said, string id) => said.RelatedResource.FirstOrDefault(r => r.Id == id)?.DigestSri;
}
